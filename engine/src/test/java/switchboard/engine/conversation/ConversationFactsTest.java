package switchboard.engine.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

class ConversationFactsTest {

  static Stream<Event> facts() {
    return FactSamples.all();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    FactSamples.golden(fact).matches(fact);
  }

  @Test
  void what_is_the_matter_is_kept_with_what_was_understood() {
    var alarm = new Alarm("gas", Severity.LIFE);
    var fact = new Event.Understood(1, "emergency", 0.95, true, Optional.of(alarm), FactSamples.AT);
    new GoldenFile("conversation.understood.alarm").matches(fact);
  }

  @Test
  void every_fact_has_its_golden_file() {
    var kept = facts().map(Object::getClass).collect(Collectors.toSet());
    var sides = Arrays.stream(Event.class.getPermittedSubclasses());
    var all = sides.flatMap(it -> Arrays.stream(it.getPermittedSubclasses()));
    assertThat(kept).containsExactlyInAnyOrderElementsOf(all.collect(Collectors.toSet()));
  }

  @Test
  void every_tool_and_every_result_has_its_golden_file() {
    var tools = facts().filter(RunAsked.class::isInstance).map(it -> ((RunAsked) it).tool());
    assertThat(tools.map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(kinds(Tool.class));
    var results =
        facts().filter(RunFinished.class::isInstance).map(it -> ((RunFinished) it).result());
    assertThat(results.map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(kinds(Result.class));
  }

  private static List<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(it -> kinds(it).stream()).toList()
        : List.of(type);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void the_journal_shows_nothing_personal(Event fact) {
    var stored = FactCodec.store(fact, new MaskSeal(42));
    assertThat(new String(stored.json(), UTF_8))
        .doesNotContain(FactSamples.PERSONAL.toArray(String[]::new));
    assertThat(FactCodec.restore(stored, new MaskSeal(42))).isEqualTo(fact);
  }

  @Test
  void what_must_not_be_seen_is_there_to_be_seen() {
    var plain =
        facts()
            .map(it ->
                new String(
                    FactCodec.store(it, switchboard.engine.privacy.Seal.PLAIN).json(), UTF_8))
            .collect(Collectors.joining());
    assertThat(plain).contains(FactSamples.PERSONAL);
  }

  @Test
  void the_golden_file_of_a_run_is_named_by_what_it_does() {
    assertThat(facts().map(it -> FactSamples.golden(it)).map(GoldenFile::type))
        .doesNotHaveDuplicates();
  }
}
