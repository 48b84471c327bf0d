package switchboard.engine.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.tenant.Profile;

/// What callers hear who leave word, and what the owner reads of it.
///
/// @param profile in whose language it is said
public record VoicemailNotices(Profile profile) {

  private static final int LONGEST = 300;

  /// Asks for word to be left.
  public String greeting() {
    return say("voicemail-greeting", values());
  }

  public String thanks() {
    return say("voicemail-thanks", values());
  }

  /// What callers are told before a call is recorded.
  public String recorded() {
    return profile
        .telephony()
        .recording()
        .flatMap(it -> it.notice())
        .orElseGet(() -> say("recording-notice", values()));
  }

  /// To the owner: who has left word, and what was said, where that is known.
  ///
  /// @param link where it can be heard
  /// @param linkOnly whether nothing else may be sent
  public String left(
      Optional<String> name,
      Optional<String> phone,
      Optional<String> words,
      Optional<String> link,
      boolean linkOnly) {
    var values = values();
    link.ifPresent(it -> values.put("page", it));
    if (linkOnly) return say("voicemail-left-bare", values);
    values.put("name", name.orElseGet(() -> Sentences.in(profile.language()).word("somebody")));
    values.put("phone", phone.orElseGet(() -> Sentences.in(profile.language()).word("no-number")));
    words.map(VoicemailNotices::cut).ifPresent(it -> values.put("what", it));
    return say("voicemail-left", values);
  }

  private Map<String, String> values() {
    var values = new HashMap<String, String>();
    values.put("business", profile.name());
    return values;
  }

  private String say(String key, Map<String, String> values) {
    return Sentences.in(profile.language()).say(key, values);
  }

  private static String cut(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LONGEST) return line;
    return line.substring(0, line.offsetByCodePoints(0, LONGEST - 3)).strip() + "...";
  }
}
