package switchboard.edge.deepgram;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// How Deepgram's voice agent is reached, and what it is made of where a call does not say.
///
/// @param listen the model that hears
/// @param think who thinks: the provider (`open_ai`) and its model
/// @param speak the voice; left out, one that speaks the language
public record DeepgramSettings(
    URI address, String key, String listen, Think think, Optional<String> speak) {

  public static final URI ADDRESS = URI.create("wss://agent.deepgram.com/v1/agent/converse");
  public static final String LISTEN = "nova-3";
  public static final Think THINK = new Think("open_ai", "gpt-4o-mini");

  private static final String ENGLISH = "aura-2-thalia-en";
  private static final String SPANISH = "aura-2-celeste-es";

  /// Whose language model it is.
  public record Think(String provider, String model) {

    /// `open_ai/gpt-4o-mini`
    ///
    /// @throws IllegalArgumentException for anything else
    public static Think of(String text) {
      var parts = text.split("/", 2);
      if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank())
        return new Think(parts[0].strip(), parts[1].strip());
      throw new IllegalArgumentException(
          "DEEPGRAM_THINK_MODEL must be a provider and its model, such as open_ai/gpt-4o-mini.");
    }
  }

  public DeepgramSettings(URI address, String key) {
    this(address, key, LISTEN, THINK, Optional.empty());
  }

  String voice(String language) {
    boolean spanish = language.toLowerCase(Locale.ROOT).startsWith("es");
    return speak.orElse(spanish ? SPANISH : ENGLISH);
  }

  @Override
  public String toString() {
    return "DeepgramSettings[" + address.getHost() + "]";
  }
}
