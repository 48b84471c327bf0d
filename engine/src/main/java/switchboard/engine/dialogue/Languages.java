package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.tenant.Profile;

/// The languages a business is spoken to in, and how callers ask for one.
public record Languages(Profile profile) {

  /// @param tag BCP 47, as the telephone network wants it
  /// @param name as its speakers call it
  /// @param asked a pattern of what callers say who want it
  record Known(String tag, String name, Pattern asked) {}

  private static final Map<String, Known> KNOWN = read();

  /// A language somebody asked for.
  ///
  /// @param code ISO 639
  /// @param only whether little else was said
  record Asked(String code, boolean only) {}

  static String code(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /// The one that is spoken with this caller, BCP 47.
  public static String of(Frame frame, Profile profile) {
    return frame.talk().manner().language().orElse(profile.language());
  }

  /// The same language as the business has it: `es` may be `es-US` there.
  Optional<String> offered(String code) {
    return profile.languages().stream().filter(it -> code(it).equals(code)).findFirst();
  }

  /// As the telephone network wants it, where a language model can speak what the rules cannot.
  static Optional<String> tag(String code) {
    return Optional.ofNullable(KNOWN.get(code)).map(Known::tag);
  }

  static String named(String code) {
    return Optional.ofNullable(KNOWN.get(code)).map(Known::name).orElse(code);
  }

  /// "¿Habla español?", "English, please".
  static Optional<Asked> asked(String words) {
    if (words.length() > 400) return Optional.empty();
    for (var it : KNOWN.entrySet()) {
      var found = it.getValue().asked().matcher(words);
      if (!found.find()) continue;
      var rest = words.substring(0, found.start()) + " " + words.substring(found.end());
      return Optional.of(new Asked(it.getKey(), few(rest)));
    }
    return Optional.empty();
  }

  private static boolean few(String rest) {
    var plain = rest.replaceAll("[^\\p{L}' ]", " ").strip();
    return plain.isEmpty() || plain.split("\\s+").length <= 6;
  }

  /// The one that stands behind a key of the greeting; 1 is the tenant's own.
  Optional<String> keyed(String digits) {
    List<String> all = profile.languages();
    if (all.size() < 2 || !digits.matches("[1-9]")) return Optional.empty();
    int at = Integer.parseInt(digits) - 1;
    return at < all.size() ? Optional.of(all.get(at)) : Optional.empty();
  }

  private static Map<String, Known> read() {
    try (var in = Objects.requireNonNull(Languages.class.getResourceAsStream("languages.yaml"))) {
      var all =
          new YAMLMapper().readValue(in, new TypeReference<Map<String, Map<String, String>>>() {});
      var known = new java.util.LinkedHashMap<String, Known>();
      all.forEach((code, it) -> known.put(code, known(it)));
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read languages.yaml", e);
    }
  }

  private static Known known(Map<String, String> it) {
    var pattern =
        Pattern.compile(
            Objects.requireNonNull(it.get("asked")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    return new Known(
        Objects.requireNonNull(it.get("tag")), Objects.requireNonNull(it.get("name")), pattern);
  }
}
