package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Speaking;

/// How a business hears and speaks, and what else it could.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SpeechCard(
    String recogniser,
    Optional<String> model,
    String speaker,
    Optional<String> voice,
    String language,
    List<Recogniser> recognisers,
    List<Speaker> speakers,
    List<String> languages) {

  /// @param free whether it may have other models than these
  record Recogniser(String id, String name, List<String> models, boolean free) {}

  /// @param voices some of them
  /// @param audible whether a sample of its own can be heard here
  record Speaker(String id, String name, List<String> voices, boolean audible) {}

  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              Speaking.TWILIO,
              "Twilio",
              Speaking.DEEPGRAM,
              "Deepgram",
              Speaking.OPENAI,
              "OpenAI",
              Speaking.LOCAL,
              "This server (espeak-ng)"));

  private static final List<Recogniser> RECOGNISERS =
      List.of(
          new Recogniser(
              Speaking.TWILIO,
              "Twilio",
              List.of(
                  "default",
                  "phone_call",
                  "numbers_and_commands",
                  "experimental_conversations",
                  "experimental_utterances",
                  "googlev2_long",
                  "googlev2_short",
                  "googlev2_telephony",
                  "googlev2_telephony_short"),
              false),
          new Recogniser(Speaking.DEEPGRAM, "Deepgram", List.of("nova-3", "nova-2"), true),
          new Recogniser(
              Speaking.OPENAI, "OpenAI", List.of("gpt-4o-transcribe", "whisper-1"), true));

  private static final Map<String, List<String>> VOICES =
      Map.of(
          Speaking.TWILIO,
          List.of(
              "Polly.Joanna-Neural",
              "Polly.Matthew-Neural",
              "Polly.Amy-Neural",
              "Polly.Lupe-Neural",
              "Google.en-US-Neural2-F"),
          Speaking.DEEPGRAM,
          List.of("aura-2-thalia-en", "aura-2-apollo-en", "aura-2-celeste-es"),
          Speaking.OPENAI,
          List.of("alloy", "coral", "marin", "verse"),
          Speaking.LOCAL,
          List.of("f2", "f3", "m3"));

  private static final List<String> VARIETIES =
      List.of("en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-IN", "es-US", "es-MX", "es-ES");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}-[A-Z]{2}");

  static String name(String speaker) {
    return NAMES.getOrDefault(speaker, speaker);
  }

  /// @param audible who can speak here
  static SpeechCard of(Profile profile, Set<String> audible) {
    var it = profile.telephony().speaking().orElse(Speaking.USUAL);
    var speaker = it.speaker().orElse(Speaking.TWILIO);
    var own = Optional.of(profile.persona().voice()).filter(voice -> !voice.isBlank());
    return new SpeechCard(
        it.recogniser().orElse(Speaking.TWILIO),
        it.model(),
        speaker,
        it.voice().or(() -> own.filter(_ -> speaker.equals(Speaking.TWILIO))),
        it.language().orElse(profile.language()),
        RECOGNISERS,
        speakers(audible),
        varieties(profile));
  }

  private static List<Speaker> speakers(Set<String> audible) {
    return Stream.of(Speaking.TWILIO, Speaking.DEEPGRAM, Speaking.OPENAI, Speaking.LOCAL)
        .map(id ->
            new Speaker(id, name(id), VOICES.getOrDefault(id, List.of()), audible.contains(id)))
        .toList();
  }

  private static List<String> varieties(Profile profile) {
    var others = VARIETIES.stream().filter(it -> primary(it).equals(primary(profile.language())));
    return Stream.concat(Stream.of(profile.language()), others).distinct().toList();
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /// What somebody wants instead.
  ///
  /// @throws BadParameter naming the field that will not do
  static Speaking speaking(Profile profile, Body body) {
    var recogniser = body.choice("recogniser", ids(RECOGNISERS.stream().map(Recogniser::id)));
    return new Speaking(
        recogniser,
        body.line("model", 60).map(it -> model(recogniser.orElse(Speaking.TWILIO), it)),
        body.line("voice", 80).map(it -> plain("voice", it, "Polly.Joanna")),
        body.choice("speaker", ids(NAMES.keySet().stream())),
        body.line("language", 20).map(it -> variety(profile, it)));
  }

  private static Map<String, String> ids(Stream<String> ids) {
    return ids.collect(Collectors.toMap(Function.identity(), Function.identity()));
  }

  private static String model(String recogniser, String model) {
    var known =
        RECOGNISERS.stream().filter(it -> it.id().equals(recogniser)).findFirst().orElseThrow();
    if (known.free()) return plain("model", model, known.models().getFirst());
    if (known.models().contains(model)) return model;
    throw new BadParameter(
        "model", "model must be one of: " + String.join(", ", known.models()) + ".");
  }

  private static String plain(String field, String text, String example) {
    if (NAME.matcher(text).matches()) return text;
    throw new BadParameter(field, field + " must be a name such as " + example + ".");
  }

  private static String variety(Profile profile, String tag) {
    boolean same = primary(tag).equals(primary(profile.language()));
    if (TAG.matcher(tag).matches() && same) return tag;
    throw new BadParameter(
        "language",
        "language must be a variety of the business's own, such as "
            + varieties(profile).getLast()
            + ".");
  }
}
