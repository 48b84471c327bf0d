package switchboard.edge.cascade;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import switchboard.edge.relay.Desk;
import switchboard.edge.relay.InnerLine;
import switchboard.edge.relay.Pacing;
import switchboard.edge.relay.RelayMetrics;
import switchboard.edge.speech.SpeechToText;
import switchboard.edge.speech.SpeechToText.Manner;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Speaking;

/// The services of this node of which one hears and another speaks, while our own brain thinks.
public final class Cascade {

  /// As a rollout calls it.
  public static final String NAME = Rollout.CASCADE;

  /// Who speaks where a business does not say, the best first.
  private static final List<String> SPEAKERS =
      List.of(Speaking.DEEPGRAM, Speaking.OPENAI, Speaking.LOCAL);

  /// As that of a text socket; a letter takes at most so long, and when we have done we know.
  private static final Pacing PACING =
      new Pacing(
          Pacing.USUAL.setup(),
          Pacing.USUAL.silence(),
          Duration.ofMillis(110),
          Pacing.USUAL.keys(),
          Pacing.USUAL.patience(),
          Pacing.USUAL.soon(),
          Pacing.USUAL.leaving());

  /// How a business is heard and spoken for.
  record Means(SpeechToText ears, Manner manner, TextToSpeech voice, Optional<String> voiceName) {}

  private final Map<String, SpeechToText> ears;
  private final Map<String, TextToSpeech> voices;
  private final Supplier<Optional<Desk>> desk;
  private final ActorSystem<?> system;
  private final RelayMetrics metrics;

  /// @param ears by name, `voices` likewise
  /// @param desk where conversations are asked, once there is one
  public Cascade(
      Map<String, SpeechToText> ears,
      Map<String, TextToSpeech> voices,
      Supplier<Optional<Desk>> desk,
      ActorSystem<?> system,
      MeterRegistry registry) {
    this.ears = Map.copyOf(ears);
    this.voices = Map.copyOf(voices);
    this.desk = desk;
    this.system = system;
    this.metrics = new RelayMetrics(registry, "switchboard.cascade");
  }

  /// Whether somebody here hears, and somebody speaks.
  public boolean there() {
    return !ears.isEmpty() && !voices.isEmpty();
  }

  /// A call that is to be held this way; empty while nobody can be asked what to say.
  ///
  /// @param fate is told how it went
  public Optional<CascadeCall> call(InnerLine.Call call, Fate fate) {
    var means = means(call.tenant().profile());
    return desk.get()
        .filter(_ -> there())
        .map(it ->
            new CascadeCall(
                means, fate, mouth -> InnerLine.open(system, it, PACING, metrics, call, mouth)));
  }

  private Means means(Profile profile) {
    var speaking = profile.telephony().speaking().orElse(Speaking.USUAL);
    var hearing = named(speaking.recogniser(), List.of(Speaking.DEEPGRAM), ears.keySet().stream());
    var speaker = named(speaking.speaker(), SPEAKERS, voices.keySet().stream());
    var model = speaking.recogniser().equals(Optional.of(hearing)) ? speaking.model() : NONE;
    var own = speaking.language().orElse(profile.language());
    var languages = Stream.concat(Stream.of(own), profile.languages().stream()).distinct();
    return new Means(
        java.util.Objects.requireNonNull(ears.get(hearing)),
        new Manner(languages.toList(), model, keyterms(profile)),
        java.util.Objects.requireNonNull(voices.get(speaker)),
        speaking.voiceOf(speaker));
  }

  private static final Optional<String> NONE = Optional.empty();

  private static String named(
      Optional<String> wanted, List<String> usual, Stream<String> thereAre) {
    var there = thereAre.sorted().toList();
    return Stream.concat(wanted.stream(), usual.stream())
        .filter(there::contains)
        .findFirst()
        .orElseGet(there::getFirst);
  }

  /// What is likely to be said to this business: its name, its services, its people.
  private static List<String> keyterms(Profile profile) {
    var services =
        profile.services().stream()
            .flatMap(it -> Stream.concat(Stream.of(it.name()), it.synonyms().stream()));
    return Stream.concat(Stream.of(profile.name()), services).distinct().toList();
  }
}
