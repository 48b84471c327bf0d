package switchboard.edge.twilio;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile;

/// How a tenant sounds on the phone, and which words its callers are likely to say.
///
/// @param language BCP 47
/// @param voice of Twilio (`Polly.Joanna`); empty for Twilio's own choice
/// @param hints phrases for the speech recognition
record Voice(String language, String voice, List<String> hints) {

  private static final int PHRASES = 100;
  private static final int LENGTH = 100;

  static final Voice PLAIN = new Voice("en-US", "", List.of());

  /// In one of the tenant's languages, or in another with whatever voice Twilio has for it.
  ///
  /// @param language BCP 47
  static Voice of(Profile profile, String language) {
    if (profile.languages().contains(language)) return of(profile.in(language));
    return new Voice(language, "", of(profile).hints());
  }

  static Voice of(Profile profile) {
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
