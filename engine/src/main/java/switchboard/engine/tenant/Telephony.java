package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// How a business holds its calls, beyond what it says in them. Empty means: as is usual, by the
/// network's own hearing and speaking, nothing recorded, nobody put through.
///
/// @param rollout which calls are held in a better way than the usual one
/// @param recording whether calls are recorded
/// @param handOff who calls are put through to
/// @param speaking by which hearing and with which voice
/// @param limits how many calls at once
/// @param widget what of it stands on the business's own web pages
/// @param hours how callers are received when it is open, closed, or on holiday
/// @param outbound whom it calls by itself
public record Telephony(
    @JsonInclude(NON_EMPTY) Optional<Rollout> rollout,
    @JsonInclude(NON_EMPTY) Optional<Recording> recording,
    @JsonInclude(NON_EMPTY) Optional<HandOff> handOff,
    @JsonInclude(NON_EMPTY) Optional<Speaking> speaking,
    @JsonInclude(NON_EMPTY) Optional<Limits> limits,
    @JsonInclude(NON_EMPTY) Optional<Widget> widget,
    @JsonInclude(NON_EMPTY) Optional<Reception> hours,
    @JsonInclude(NON_EMPTY) Optional<Outgoing> outbound) {

  public static final Telephony NONE = new Telephony();

  public Telephony {
    hours = hours == null ? Optional.empty() : hours;
    outbound = outbound == null ? Optional.empty() : outbound;
  }

  public Telephony() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Of a business with nothing on its web pages.
  public Telephony(
      Optional<Rollout> rollout,
      Optional<Recording> recording,
      Optional<HandOff> handOff,
      Optional<Speaking> speaking,
      Optional<Limits> limits) {
    this(rollout, recording, handOff, speaking, limits, Optional.empty());
  }

  /// Of a business that receives callers alike at every hour, and calls nobody.
  public Telephony(
      Optional<Rollout> rollout,
      Optional<Recording> recording,
      Optional<HandOff> handOff,
      Optional<Speaking> speaking,
      Optional<Limits> limits,
      Optional<Widget> widget) {
    this(
        rollout, recording, handOff, speaking, limits, widget, Optional.empty(), Optional.empty());
  }

  /// What need not be written.
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

  public Telephony with(Rollout rollout) {
    return new Telephony(
        Optional.of(rollout), recording, handOff, speaking, limits, widget, hours, outbound);
  }

  public Telephony with(Recording recording) {
    return new Telephony(
        rollout, Optional.of(recording), handOff, speaking, limits, widget, hours, outbound);
  }

  public Telephony with(HandOff handOff) {
    return new Telephony(
        rollout, recording, Optional.of(handOff), speaking, limits, widget, hours, outbound);
  }

  public Telephony with(Speaking speaking) {
    return new Telephony(
        rollout, recording, handOff, Optional.of(speaking), limits, widget, hours, outbound);
  }

  public Telephony with(Limits limits) {
    return new Telephony(
        rollout, recording, handOff, speaking, Optional.of(limits), widget, hours, outbound);
  }

  public Telephony with(Widget widget) {
    return new Telephony(
        rollout, recording, handOff, speaking, limits, Optional.of(widget), hours, outbound);
  }

  public Telephony with(Reception hours) {
    return new Telephony(
        rollout, recording, handOff, speaking, limits, widget, Optional.of(hours), outbound);
  }

  public Telephony with(Outgoing outbound) {
    return new Telephony(
        rollout, recording, handOff, speaking, limits, widget, hours, Optional.of(outbound));
  }
}
