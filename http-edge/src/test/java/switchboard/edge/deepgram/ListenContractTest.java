package switchboard.edge.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Patience;
import switchboard.edge.speech.Dictation;
import switchboard.edge.speech.SpeechToText;
import switchboard.edge.speech.SpeechToText.Manner;
import switchboard.edge.speech.SpeechToTextContract;
import switchboard.simulator.deepgram.ListenApi;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Pace;

class ListenContractTest extends SpeechToTextContract {

  private static final ListenApi API = start();

  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofMillis(400),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofMillis(80));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int before;

  private static ListenApi start() {
    try {
      return ListenApi.start(0, "dg-test", Pace.QUICK);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  @BeforeEach
  void forget() {
    API.faults().clear();
    before = API.received().size();
  }

  @Override
  protected SpeechToText service(Optional<String> key) {
    var settings = new ListenSettings(API.uri(), key.orElse("dg-test"), "nova-3");
    return new DeepgramListening(settings, registry, SHORT);
  }

  @Override
  protected Duration frame() {
    return Duration.ofMillis(1);
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(20);
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
    "DROP, BROKEN",
    "FROZEN, SILENT",
    "CLOSE, BROKEN"
  })
  void a_fault_ends_the_session_with_its_cause(Fault fault, Cause cause) {
    API.faults().next(1, fault);
    var it = open(service(Optional.empty()));
    it.until(told -> told.isReady() || told.loss().isPresent());
    it.speak(speech("My faucet is dripping and I need an appointment."));
    it.untilSilentOrLost();
    it.finish();
    assertThat(it.untilLost().cause()).isEqualTo(cause);
    assertThat(counted("switchboard_vendor_lost")).isEqualTo(1);
    assertThat(registry.get("switchboard_vendor_sessions").gauge().value()).isZero();
  }

  @Test
  void news_and_warnings_are_counted_and_passed_over() {
    API.faults().next(1, Fault.NOVELTIES);
    API.faults().next(1, Fault.WARNING);
    for (int i = 0; i < 2; i++) {
      var it = open();
      it.speak(speech("My faucet is dripping."));
      it.until(told -> told.pauses() > 0);
      assertThat(it.loss()).isEmpty();
      it.close();
    }
    assertThat(counted("switchboard_vendor_unknown")).isEqualTo(1);
    assertThat(counted("switchboard_vendor_warnings")).isEqualTo(1);
  }

  @Test
  void a_slow_service_keeps_nobody_waiting_and_its_words_are_not_lost() {
    API.faults().next(1, Fault.SLOW);
    var it = open(patient());
    it.untilReady().speak(speech("My faucet is dripping."));
    it.until(told -> !told.guesses().isEmpty());
    it.finish();
    it.until(told -> told.finishes() == 1);
    assertThat(it.understood()).isEmpty();
    it.until(told -> told.understood().contains("faucet") && told.pauses() > 0);
  }

  private SpeechToText patient() {
    var settings = new ListenSettings(API.uri(), "dg-test", "nova-3");
    return new DeepgramListening(settings, registry, Patience.USUAL);
  }

  @Test
  void it_is_asked_for_telephone_sound_in_the_languages_and_names_of_the_business() {
    open();
    var asked = API.asked().getLast();
    assertThat(asked)
        .containsEntry("encoding", List.of("mulaw"))
        .containsEntry("sample_rate", List.of("8000"))
        .containsEntry("model", List.of("nova-3"))
        .containsEntry("language", List.of("en-US"))
        .containsEntry("interim_results", List.of("true"))
        .containsEntry("keyterm", List.of("Acme Plumbing", "faucet repair"));
  }

  @ParameterizedTest
  @CsvSource({
    "en-US;es-US, , multi, nova-3",
    "en-US;en-GB, , en-US, nova-3",
    "en-US;sv-SE, , en-US, nova-3",
    "en-US;es-US, nova-2-phonecall, en-US, nova-2-phonecall",
    "de-DE, whisper, de-DE, nova-3"
  })
  void several_languages_are_told_apart_where_the_model_can(
      String languages, String model, String language, String used) {
    var manner =
        new Manner(List.of(languages.split(";")), Optional.ofNullable(model), List.of(" ", "Tap"));
    open(service(Optional.empty()), manner).untilReady();
    assertThat(API.asked().getLast())
        .containsEntry("language", List.of(language))
        .containsEntry("model", List.of(used));
  }

  @Test
  void sound_before_it_is_ready_is_dropped_and_counted() {
    API.faults().next(1, Fault.DEAF_DOOR);
    var it = open(service(Optional.empty()));
    it.early();
    it.untilLost();
    assertThat(counted("switchboard_vendor_audio_dropped")).isEqualTo(1);
  }

  @Test
  void it_is_told_that_we_are_there_while_no_sound_flows() {
    var manner = new Manner(List.of("en-US"), Optional.empty(), List.of());
    try (var quiet = Dictation.to(service(Optional.empty()), manner, Duration.ZERO, patience())) {
      quiet.until(_ -> sent().contains("KeepAlive"));
      quiet.hangUp();
      quiet.until(_ -> sent().contains("CloseStream"));
    }
  }

  private List<String> sent() {
    return API.received().stream().skip(before).toList();
  }

  private double counted(String name) {
    return registry.find(name).counters().stream().mapToDouble(it -> it.count()).sum();
  }
}
