package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.CUSTOM;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That a business lets language models lead its conversations, and how far. Keys are not here:
/// they belong to the node's environment.
///
/// @param providers whom to ask, the best first; empty: those of the node, in its order
/// @param models which model of a provider, by the provider's name, where not its usual one
/// @param patience how long a caller waits before hearing that we are at it, see [#patient]
/// @param limit how long a turn may take in all, see [#limited]
public record Brain(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> providers,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> models,
    @JsonInclude(value = CUSTOM, valueFilter = Limits.Nothing.class)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        Limits limits,
    @JsonInclude(NON_EMPTY) Optional<Duration> patience,
    @JsonInclude(NON_EMPTY) Optional<Duration> limit) {

  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /// Whatever the node offers, without limits.
  public static final Brain USUAL =
      new Brain(List.of(), Map.of(), Limits.NONE, Optional.empty(), Optional.empty());

  public Brain {
    providers = providers == null ? List.of() : List.copyOf(providers);
    models = models == null ? Map.of() : Map.copyOf(models);
    limits = limits == null ? Limits.NONE : limits;
  }

  /// How much may be used up; empty means: as much as it takes. Money is in minor units.
  public record Limits(
      @JsonInclude(NON_EMPTY) Optional<Long> callTokens,
      @JsonInclude(NON_EMPTY) Optional<Long> monthTokens,
      @JsonInclude(NON_EMPTY) Optional<Long> callMinor,
      @JsonInclude(NON_EMPTY) Optional<Long> monthMinor) {

    public static final Limits NONE = new Limits();

    public Limits() {
      this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Matches limits that need not be written down; for [JsonInclude#valueFilter].
    static final class Nothing {
      @Override
      public boolean equals(Object other) {
        return NONE.equals(other);
      }

      @Override
      public int hashCode() {
        return NONE.hashCode();
      }
    }
  }

  public Duration patient() {
    return patience.orElse(PATIENCE);
  }

  public Duration limited() {
    return limit.orElse(LIMIT);
  }
}
