package switchboard.edge.twilio;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Speaking;

/// How a tenant sounds on the phone, and which words its callers are likely to say.
///
/// @param language BCP 47
/// @param voice of Twilio (`Polly.Joanna`); empty for Twilio's own choice
/// @param hints phrases for the speech recognition
/// @param model of the speech recognition; empty for Twilio's own choice
record Voice(String language, String voice, List<String> hints, String model) {

  private static final int PHRASES = 100;
  private static final int LENGTH = 100;

  static final Voice PLAIN = new Voice("en-US", "", List.of());

  /// Heard as Twilio likes.
  Voice(String language, String voice, List<String> hints) {
    this(language, voice, hints, "");
  }

  /// In one of the tenant's languages, or in another with whatever voice Twilio has for it.
  ///
  /// @param language BCP 47
  static Voice of(Profile profile, String language) {
    if (language.equals(profile.language())) return of(profile);
    var model = model(profile);
    var known = profile.languages().contains(language);
    var plain = plain(known ? profile.in(language) : profile);
    return known
        ? new Voice(plain.language(), plain.voice(), plain.hints(), model)
        : new Voice(language, "", plain.hints(), model);
  }

  /// In the tenant's own language, as its owner wants it.
  static Voice of(Profile profile) {
    var plain = plain(profile);
    var wanted = profile.telephony().speaking();
    return new Voice(
        wanted.flatMap(Speaking::language).orElse(plain.language()),
        wanted.flatMap(it -> it.voiceOf(Speaking.TWILIO)).orElse(plain.voice()),
        plain.hints(),
        model(profile));
  }

  private static String model(Profile profile) {
    return profile.telephony().speaking().flatMap(Speaking::gatherModel).orElse("");
  }

  private static Voice plain(Profile profile) {
    var services =
        profile.services().stream()
            .flatMap(it -> Stream.concat(Stream.of(it.name()), it.synonyms().stream()));
    var hints = Stream.concat(Stream.of(profile.name()), services);
    return new Voice(
        profile.language().isBlank() ? PLAIN.language() : profile.language(),
        profile.persona().voice(),
        hints.map(Voice::hint).filter(it -> !it.isEmpty()).distinct().limit(PHRASES).toList());
  }

  String hint() {
    return hints.stream().collect(Collectors.joining(","));
  }

  private static String hint(String phrase) {
    var plain = phrase.replace(',', ' ').strip();
    return plain.length() > LENGTH ? "" : plain;
  }
}
