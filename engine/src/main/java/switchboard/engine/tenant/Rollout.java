package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/// Which calls are held in a better way than by webhooks, sticky for each caller.
///
/// @param vendor of speech-to-speech: `deepgram`, `openai`, `ultravox`, or `cascade`: what hears
///   and what speaks are two, and we think between them; empty: none
/// @param percent of callers, 0 to 100, whom it talks to
/// @param relay percent of the other callers, 0 to 100, whom the network talks to over a socket
/// @param allowed the vendors that may hear callers; empty: all, but none where people speak of
///   their health
public record Rollout(
    @JsonInclude(NON_EMPTY) Optional<String> vendor,
    int percent,
    int relay,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> allowed) {

  /// Not a vendor that thinks for us: a recogniser and a voice, with our own brain between them.
  public static final String CASCADE = "cascade";

  /// The speech vendors there are.
  public static final List<String> VENDORS = List.of("deepgram", "openai", "ultravox", CASCADE);

  public Rollout {
    allowed = allowed == null ? List.of() : List.copyOf(allowed);
  }

  /// One that names no vendors beside its own.
  public Rollout(Optional<String> vendor, int percent, int relay) {
    this(vendor, percent, relay, List.of());
  }
}
