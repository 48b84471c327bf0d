package switchboard.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Line;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.engine.function.Function;
import switchboard.engine.privacy.Personal;

/// What a speech-to-speech service does behind its adapter, simulated or real.
public abstract class SpeechVendorContract {

  private static final String GREETING = "Thank you for calling Acme Plumbing. How can I help?";

  protected static final List<Line> HISTORY =
      List.of(
          new Line(false, Personal.of(GREETING)),
          new Line(true, Personal.of("My drain is blocked.")),
          new Line(false, Personal.of("I see. May I have your name?")));

  private static final String PROMPT =
      "You answer the telephone of Acme Plumbing. Speak English, one short sentence at a time."
          + " Whenever the caller wants an appointment or needs something fixed, call find_times at"
          + " once, before you say or ask anything else. Then offer the times it returned.";
  private static final String WISH = "Hello, my faucet is dripping. I need an appointment please.";
  protected static final String TIMES =
      "{\"ok\":true,\"times\":[{\"choice\":1,\"time\":\"Monday at nine\"}],"
          + "\"say\":\"Monday at nine is free.\"}";

  private Optional<LiveCall> call = Optional.empty();

  /// The service, reached with this key; empty: with the one that is right.
  protected abstract SpeechVendor vendor(Optional<String> key);

  /// How often a frame is sent.
  protected abstract Duration frame();

  /// How long anything may take.
  protected abstract Duration patience();

  /// Somebody saying this, µ-law at 8 kHz.
  protected abstract byte[] speech(String words);

  protected LiveCall open(Briefing briefing) {
    return open(vendor(Optional.empty()), briefing);
  }

  protected LiveCall open(SpeechVendor vendor, Briefing briefing) {
    var it = LiveCall.to(vendor, briefing, frame(), patience());
    call = Optional.of(it);
    return it;
  }

  @AfterEach
  void hangUp() {
    call.ifPresent(LiveCall::close);
  }

  protected static Briefing briefing(String greeting, List<Line> history) {
    return briefing(greeting, history, List.of(findTimes()));
  }

  protected static Briefing briefing(
      String greeting, List<Line> history, List<Function> functions) {
    return new Briefing(
        "conversation-1",
        Personal.of(greeting),
        Personal.of(PROMPT),
        functions,
        history,
        "en-US",
        Optional.empty(),
        Optional.empty());
  }

  protected static Function findTimes() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    var service = schema.putObject("properties").putObject("service").put("type", "string");
    service.putArray("enum").add("faucet").add("drain");
    schema.putArray("required").add("service");
    schema.put("additionalProperties", false);
    return new Function("find_times", "Finds free times for a service.", schema, "x", true);
  }

  protected LiveCall greeted() {
    var it = open(briefing(GREETING, List.of())).ready();
    it.recorder().until(told -> !told.done().isEmpty());
    return it;
  }

  /// Up to where it wants a function.
  private Recorder.Wish wish(LiveCall it) {
    it.speak(speech(WISH));
    it.recorder().until(told -> !told.wishes().isEmpty());
    return it.recorder().wishes().getFirst();
  }

  @Test
  void it_says_the_greeting_first_and_tells_when_it_is_complete() {
    var told = greeted().recorder();
    var item = told.items().getFirst();
    assertThat(told.order().getFirst()).isEqualTo("ready");
    assertThat(told.done()).containsExactly(item);
    assertThat(told.said(item)).contains("Acme Plumbing");
    assertThat(told.sound(item).length)
        .isGreaterThan(vendor(Optional.empty()).encoding().bytes(1000));
  }

  @Test
  void without_a_greeting_it_waits_for_the_caller() {
    var it = open(briefing("", List.of())).ready();
    it.speak(speech("Good morning, who is this?"));
    it.recorder().until(told -> !told.done().isEmpty());
    assertThat(it.recorder().order()).doesNotContainSequence("ready", "audio");
    assertThat(it.recorder().heard()).isNotEmpty();
  }

  @Test
  void it_hears_the_caller_begin_and_tells_what_they_said() {
    var it = greeted();
    it.speak(speech(WISH));
    it.recorder().until(told -> !told.heard().isEmpty());
    assertThat(it.recorder().starts()).isPositive();
    assertThat(it.recorder().heard().getFirst().toLowerCase(java.util.Locale.ROOT))
        .contains("faucet");
  }

  @Test
  void it_asks_for_a_function_and_speaks_of_what_came_of_it() {
    var it = greeted();
    var wish = wish(it);
    assertThat(wish.function()).isEqualTo("find_times");
    assertThat(wish.arguments()).contains("service");
    it.answer(wish.call(), TIMES, false);
    it.recorder().until(told -> told.said().contains("Monday"));
  }

  @Test
  void an_answer_that_takes_its_time_is_spoken_of_later() {
    var it = greeted();
    var wish = wish(it);
    it.answer(wish.call(), "{\"pending\":true,\"say\":\"One moment, please.\"}", true);
    int before = it.recorder().heard().size();
    it.answer(wish.call(), TIMES, false);
    it.recorder().until(told -> told.said().contains("Monday"));
    assertThat(it.recorder().heard()).hasSize(before);
  }

  @Test
  void a_caller_who_cuts_in_is_heard_and_answered() {
    var it = open(briefing(GREETING.repeat(4), List.of())).ready();
    it.recorder().until(told -> !told.items().isEmpty());
    var item = it.recorder().items().getFirst();
    it.speak(speech("Sorry, stop, my faucet is dripping. I need an appointment."));
    it.recorder().until(told -> told.starts() > 0);
    it.interrupted(item, Duration.ofMillis(400));
    it.recorder().until(told -> !told.wishes().isEmpty() || told.items().size() > 1);
    assertThat(it.recorder().loss()).isEmpty();
  }

  @Test
  void it_says_what_we_decide_on() {
    var it = greeted();
    it.say("Your appointment on Tuesday is confirmed.");
    it.recorder().until(told -> told.said().contains("Tuesday") && told.done().size() > 1);
  }

  @Test
  void a_session_goes_on_where_another_ended() {
    var it = open(briefing("", HISTORY)).ready();
    it.speak(speech("My faucet is dripping too. I need an appointment."));
    it.recorder().until(told -> !told.wishes().isEmpty() || !told.done().isEmpty());
    assertThat(it.recorder().loss()).isEmpty();
  }

  @Test
  void a_wrong_key_is_refused() {
    var it = open(vendor(Optional.of("not-the-key-4711")), briefing(GREETING, List.of()));
    assertThat(it.recorder().untilLost().cause()).isEqualTo(Cause.REFUSED);
    assertThat(it.recorder().loss().toString()).doesNotContain("4711");
  }

  @Test
  void nothing_is_told_after_the_end() {
    var it = open(briefing(GREETING, List.of())).ready();
    it.recorder().until(told -> !told.items().isEmpty());
    it.hangUp();
    int bytes = it.recorder().bytes();
    it.say("Is anybody there?");
    it.interrupted("none", Duration.ZERO);
    assertThat(it.recorder().bytes()).isEqualTo(bytes);
    assertThat(it.recorder().loss()).isEmpty();
  }
}
