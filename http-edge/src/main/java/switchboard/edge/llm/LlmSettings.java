package switchboard.edge.llm;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.llm.Cost;

/// What the environment says about language models. `docs/configuration.md` lists every name.
///
/// @param providers the preferred first
public record LlmSettings(List<Provider> providers) {

  public static final LlmSettings NONE = new LlmSettings(List.of());

  private static final List<String> USUAL = List.of("openai", "anthropic", "gemini");
  private static final Map<String, String> BASES =
      Map.of(
          "openai",
          "https://api.openai.com/v1",
          "anthropic",
          "https://api.anthropic.com/v1",
          "gemini",
          "https://generativelanguage.googleapis.com/v1beta/openai");
  private static final Map<String, String> MODELS =
      Map.of(
          "openai", "gpt-4o-mini", "anthropic", "claude-haiku-4-5", "gemini", "gemini-2.5-flash");

  /// @param base without a slash at the end
  /// @param model its usual one
  public record Provider(String name, String key, String base, String model, Prices prices) {

    /// Whether it is Anthropic's own protocol; everybody else speaks OpenAI's.
    boolean anthropic() {
      return name.equals("anthropic");
    }

    /// Whether it is OpenAI itself, which names one thing otherwise than those who copy it.
    boolean openai() {
      return base.equals(BASES.get("openai"));
    }

    @Override
    public String toString() {
      return "Provider[" + name + " " + model + "]";
    }
  }

  /// Minor units of money for a million tokens; 0 where not known.
  public record Prices(long input, long output) {
    static final Prices UNKNOWN = new Prices(0, 0);

    Cost cost(long in, long out) {
      return new Cost(in, out, in * input + out * output);
    }
  }

  public LlmSettings {
    providers = List.copyOf(providers);
  }

  /// @throws IllegalArgumentException naming the variable that cannot be used
  public static LlmSettings of(Map<String, String> env) {
    var named = text(env, "LLM_PROVIDERS").map(LlmSettings::names);
    var names = named.orElseGet(() -> USUAL.stream().filter(it -> keyed(env, it)).toList());
    return new LlmSettings(names.stream().map(it -> provider(env, it)).toList());
  }

  private static boolean keyed(Map<String, String> env, String name) {
    return text(env, variable(name, "API_KEY")).isPresent();
  }

  private static List<String> names(String list) {
    var all =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(it -> it.toLowerCase(Locale.ROOT))
            .toList();
    boolean good = all.stream().allMatch(it -> it.matches("[a-z][a-z0-9-]{0,30}"));
    if (!good || new HashSet<>(all).size() < all.size())
      throw new IllegalArgumentException(
          "LLM_PROVIDERS must be names with commas between, such as openai,anthropic.");
    return all;
  }

  private static Provider provider(Map<String, String> env, String name) {
    var key = text(env, variable(name, "API_KEY"));
    var base = text(env, variable(name, "BASE_URL")).or(() -> Optional.ofNullable(BASES.get(name)));
    var model = text(env, variable(name, "MODEL")).or(() -> Optional.ofNullable(MODELS.get(name)));
    return new Provider(
        name,
        key.orElseThrow(() -> missing(name, "API_KEY")),
        base.map(it -> address(name, it)).orElseThrow(() -> missing(name, "BASE_URL")),
        model.orElseThrow(() -> missing(name, "MODEL")),
        text(env, variable(name, "PRICES")).map(it -> prices(name, it)).orElse(Prices.UNKNOWN));
  }

  private static String address(String name, String url) {
    try {
      var uri = URI.create(url);
      var scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && Stream.of("http", "https").anyMatch(scheme::equals))
        return url.replaceAll("/+$", "");
    } catch (IllegalArgumentException _) {
      // said below, without what stands there
    }
    throw new IllegalArgumentException(variable(name, "BASE_URL") + " is not an address.");
  }

  private static Prices prices(String name, String text) {
    var parts = text.split("/");
    if (parts.length == 2 && Arrays.stream(parts).allMatch(it -> it.strip().matches("\\d{1,9}")))
      return new Prices(Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip()));
    throw new IllegalArgumentException(
        variable(name, "PRICES")
            + " must be two whole numbers such as 15/60: cents for a million tokens in and out.");
  }

  private static IllegalArgumentException missing(String name, String what) {
    return new IllegalArgumentException(
        variable(name, what) + " is missing, though LLM_PROVIDERS names " + name + ".");
  }

  private static String variable(String name, String what) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }

  private static Optional<String> text(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }
}
