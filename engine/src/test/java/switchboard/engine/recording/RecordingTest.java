package switchboard.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Postbox;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.recording.Event.Made;
import switchboard.engine.recording.Event.Removed;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recording.Command;
import switchboard.engine.recording.Recording.Reason;
import switchboard.engine.recording.Recording.Reply;

/// What becomes of one recording, without actors.
class RecordingTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Instant UNTIL = Instant.parse("2026-02-04T12:00:00Z");
  private static final ActorRef<Reply> NOBODY = new Postbox<>();

  private final List<Event> events = new ArrayList<>();
  private State state = State.NONE;
  private Instant now = AT;

  private Optional<Reason> when(Function<ActorRef<Reply>, Command> command) {
    return switch (state.decide(command.apply(NOBODY), now)) {
      case Accept(var made) -> {
        for (var it : made) state = state.apply(it);
        events.addAll(made);
        yield Optional.empty();
      }
      case Reject(var why) -> Optional.of(why);
    };
  }

  private void kept() {
    when(to -> new Command.Keep("CA1", Sort.VOICEMAIL, Duration.ofSeconds(12), UNTIL, to));
  }

  static Stream<Event> facts() {
    return Stream.of(
        new Made("CA1", Sort.VOICEMAIL, Duration.ofSeconds(12), UNTIL, AT),
        new Event.Transcribed(Personal.of("please call Zoë Sample"), AT),
        new Event.Shortened(Instant.parse("2026-01-06T12:00:00Z"), AT),
        new Removed(AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @Test
  void told_twice_it_is_one_and_words_may_come_first() {
    when(to -> new Command.Transcribe(Personal.of("hello"), to));
    kept();
    kept();
    when(to -> new Command.Transcribe(Personal.of("other words"), to));
    assertThat(events).hasSize(2);
    assertThat(state.words().orElseThrow().words()).isEqualTo(Personal.of("hello"));
  }

  @Test
  void it_is_removed_when_its_time_is_over_and_not_before() {
    kept();
    assertThat(when(to -> new Command.Remove(to))).contains(Reason.KEPT);
    when(to -> new Command.Shorten(AT, to));
    assertThat(when(to -> new Command.Remove(to))).isEmpty();
    when(to -> new Command.Remove(to));
    assertThat(events.stream().filter(Removed.class::isInstance)).hasSize(1);
  }

  @Test
  void time_is_never_lengthened() {
    kept();
    when(to -> new Command.Shorten(UNTIL.plusSeconds(1), to));
    assertThat(events).hasSize(1);
    assertThat(when(to -> new Command.Look(to))).isEmpty();
  }

  @Test
  void what_was_never_told_of_cannot_be_removed() {
    assertThat(when(to -> new Command.Remove(to))).contains(Reason.NO_SUCH_RECORDING);
  }
}
