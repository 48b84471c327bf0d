package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/// That calls are recorded, once the caller has been told.
///
/// @param keep how long recordings are kept
/// @param notice what callers are told; empty: the usual sentence
/// @param calls whether whole calls are recorded; usually so. What callers leave word of always is.
public record Recording(
    Duration keep,
    @JsonInclude(NON_EMPTY) Optional<String> notice,
    @JsonInclude(NON_EMPTY) Optional<Boolean> calls) {

  /// How long words that were left are kept where nothing else was said.
  public static final Duration USUAL = Duration.ofDays(30);

  public Recording(Duration keep, Optional<String> notice) {
    this(keep, notice, Optional.empty());
  }

  /// How long this business keeps recordings.
  public static Duration kept(Profile business) {
    return business.telephony().recording().map(Recording::keep).orElse(USUAL);
  }

  /// The terms on which this business records whole calls; empty: it does not.
  public static Optional<Recording> ofCalls(Profile business) {
    return business.telephony().recording().filter(it -> it.calls().orElse(true));
  }
}
