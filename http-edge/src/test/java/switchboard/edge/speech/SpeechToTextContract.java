package switchboard.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.speech.SpeechToText.Manner;

/// What a service that understands speech does behind its adapter, simulated or real.
public abstract class SpeechToTextContract {

  private static final String WISH = "Hello, my faucet is dripping. I need an appointment please.";

  private Optional<Dictation> dictation = Optional.empty();

  /// The service, reached with this key; empty: with the one that is right.
  protected abstract SpeechToText service(Optional<String> key);

  /// How often a frame is sent.
  protected abstract Duration frame();

  /// How long anything may take.
  protected abstract Duration patience();

  /// Somebody saying this, µ-law at 8 kHz.
  protected abstract byte[] speech(String words);

  protected Dictation open(SpeechToText service) {
    var manner =
        new Manner(List.of("en-US"), Optional.empty(), List.of("Acme Plumbing", "faucet repair"));
    return open(service, manner);
  }

  protected Dictation open(SpeechToText service, Manner manner) {
    var it = Dictation.to(service, manner, frame(), patience());
    dictation = Optional.of(it);
    return it;
  }

  protected Dictation open() {
    return open(service(Optional.empty())).untilReady();
  }

  @AfterEach
  void hangUp() {
    dictation.ifPresent(Dictation::close);
  }

  @Test
  void words_are_guessed_while_they_are_said_and_certain_when_asked_for() {
    var it = open();
    it.speak(speech(WISH));
    it.until(told -> !told.guesses().isEmpty());
    it.untilSilent();
    it.finish();
    it.until(told -> told.finishes() == 1);
    assertThat(it.understood().toLowerCase(Locale.ROOT)).contains("faucet", "appointment");
    assertThat(it.order().getLast()).isEqualTo("finished");
  }

  @Test
  void a_pause_is_noticed_without_being_asked_for() {
    var it = open();
    it.speak(speech(WISH));
    it.until(told -> told.pauses() > 0);
    assertThat(it.understood().toLowerCase(Locale.ROOT)).contains("faucet");
  }

  @Test
  void what_is_asked_for_in_silence_is_answered_too() {
    var it = open();
    it.finish();
    it.until(told -> told.finishes() == 1);
    assertThat(it.understood()).isEmpty();
    assertThat(it.loss()).isEmpty();
  }

  @Test
  void one_utterance_follows_another() {
    var it = open();
    it.speak(speech("My name is Pat Example."));
    it.until(told -> told.pauses() > 0);
    it.speak(speech("I need an appointment tomorrow."));
    it.until(told -> told.understood().toLowerCase(Locale.ROOT).contains("tomorrow"));
    assertThat(it.understood().toLowerCase(Locale.ROOT)).contains("name").contains("tomorrow");
  }

  @Test
  void a_wrong_key_is_refused() {
    var it = open(service(Optional.of("not-the-key-4711")));
    assertThat(it.untilLost().cause()).isEqualTo(Cause.REFUSED);
    assertThat(it.loss().toString()).doesNotContain("4711");
  }

  @Test
  void nothing_is_told_after_the_end() {
    var it = open();
    it.speak(speech(WISH));
    it.until(told -> !told.guesses().isEmpty());
    it.hangUp();
    int told = it.order().size();
    it.finish();
    assertThat(it.order()).hasSize(told);
    assertThat(it.loss()).isEmpty();
  }
}
