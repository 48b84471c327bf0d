package switchboard.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Patience;
import switchboard.engine.function.Function;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Faults;

/// What an adapter makes of a service that fails in all ways the simulation knows.
public abstract class FaultsContract extends SpeechVendorContract {

  /// Nothing here takes long.
  protected static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofMillis(80));

  protected final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  protected abstract Faults faults();

  /// Faults that this wire does not know.
  protected Set<Fault> unknown() {
    return Set.of();
  }

  @Override
  protected Duration frame() {
    return Duration.ofMillis(1);
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Override
  protected byte[] speech(String words) {
    return Sound.mulaw(words);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, REFUSED",
    "BUSY, BUSY",
    "BROKEN_DOOR, BUSY",
    "DEAF_DOOR, UNREACHABLE",
    "MUTE, SILENT",
    "EARLY_SOUND, NONSENSE",
    "WRONG_FORMAT, NONSENSE",
    "NONSENSE, NONSENSE",
    "HUGE, NONSENSE",
    "ERROR, BROKEN",
    "EXPIRED, EXPIRED",
    "DROP, BROKEN",
    "FROZEN, SILENT",
    "CLOSE, BROKEN"
  })
  void a_fault_ends_the_session_with_its_cause(Fault fault, Cause cause) {
    assumeThat(unknown()).doesNotContain(fault);
    faults().next(1, fault);
    var it = open(briefing("Hello, this is Acme Plumbing.", List.of()));
    assertThat(it.recorder().untilLost().cause()).isEqualTo(cause);
    assertThat(counted("switchboard_vendor_lost")).isEqualTo(1);
    assertThat(registry.get("switchboard_vendor_sessions").gauge().value()).isZero();
  }

  @Test
  void news_and_warnings_are_counted_and_passed_over() {
    faults().next(1, Fault.NOVELTIES);
    greeted();
    assertThat(counted("switchboard_vendor_unknown")).isPositive();
  }

  @Test
  void a_service_that_only_warns_goes_on() {
    faults().next(1, Fault.WARNING);
    assertThat(greeted().recorder().loss()).isEmpty();
    assertThat(counted("switchboard_vendor_warnings")).isEqualTo(1);
  }

  @Test
  void a_silent_service_is_still_there() {
    faults().next(1, Fault.SILENT);
    var it = open(briefing("Hello, this is Acme Plumbing.", List.of())).ready();
    it.speak(Sound.mulaw("My faucet is dripping."));
    it.recorder().until(told -> !told.heard().isEmpty());
    assertThat(it.recorder().loss()).isEmpty();
    assertThat(it.recorder().bytes()).isZero();
  }

  @Test
  void sound_before_it_is_ready_is_dropped_and_counted() {
    faults().next(1, Fault.MUTE);
    var it = open(briefing("", List.of()));
    it.early();
    it.recorder().untilLost();
    assertThat(counted("switchboard_vendor_audio_dropped", "reason", "early")).isPositive();
  }

  @Test
  void the_next_session_finds_it_working_again() {
    faults().next(1, Fault.DROP);
    open(briefing("Hello, this is Acme Plumbing.", List.of())).recorder().untilLost();
    assertThat(greeted().recorder().loss()).isEmpty();
    assertThat(vendor(Optional.empty()).longest()).isPositive();
  }

  @Test
  void a_whole_call_books_an_appointment() {
    var functions = List.of(findTimes(), bookAppointment(), endConversation());
    var it = open(briefing("Hello, this is Acme Plumbing.", List.of(), functions)).ready();
    it.recorder().until(told -> told.done().size() == 1);
    wanted(it, "My faucet is dripping, I need an appointment.", "find_times", TIMES);
    it.recorder().until(told -> told.said().contains("Which suits you?"));
    var booked = "{\"ok\":true,\"say\":\"You are booked for Monday at nine.\"}";
    var wish = wanted(it, "The first one, please.", "book_appointment", booked);
    assertThat(wish.arguments()).isEqualTo("{\"choice\":1}");
    it.recorder().until(told -> told.said().contains("You are booked"));
    wanted(it, "No thank you, goodbye.", "end_conversation", "{\"ok\":true}");
    assertThat(it.recorder().heard()).hasSize(3);
    assertThat(it.recorder().loss()).isEmpty();
  }

  private static Recorder.Wish wanted(LiveCall it, String words, String function, String answer) {
    int before = it.recorder().wishes().size();
    it.speak(Sound.mulaw(words));
    it.recorder().until(told -> told.wishes().size() > before);
    var wish = it.recorder().wishes().get(before);
    assertThat(wish.function()).isEqualTo(function);
    it.answer(wish.call(), answer, false);
    return wish;
  }

  private static Function bookAppointment() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject("choice").put("type", "integer");
    return new Function("book_appointment", "Books a time.", schema);
  }

  private static Function endConversation() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties");
    return new Function("end_conversation", "Ends the call.", schema);
  }

  protected double counted(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(it -> it.count()).sum();
  }
}
