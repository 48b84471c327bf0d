package switchboard.engine.ladder;

import java.util.Optional;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;

/// Decides on the rung of a call. Pure: the same tenant, caller and state of things give the same
/// rung.
///
/// @param profile of the tenant
/// @param share where the caller stands
/// @param staff whether one of the business's own calls, whose questions only the rules answer
/// @param vendor how the rolled-out vendor stands
/// @param relay whether the network's socket can be had
public record Ladder(
    Profile profile, Share share, boolean staff, VendorState vendor, boolean relay) {

  /// How a speech vendor stands.
  public enum VendorState {
    WELL,
    /// This node has no key for it.
    UNCONFIGURED,
    /// It failed several times in a row just now.
    BROKEN
  }

  private static final String HEALTH = "med_spa";

  /// What the call would be held on were nobody else calling.
  public Choice wanted() {
    var rollout = rollout();
    if (rollout.isEmpty()) return Choice.of(Rung.GATHER, "usual");
    if (staff) return Choice.of(Rung.GATHER, "staff");
    var refusal = refusal(rollout.get());
    return refusal.isEmpty()
        ? new Choice(Rung.SPEECH, rollout.get().vendor(), "chosen")
        : beside(rollout.get(), refusal.get());
  }

  /// The vendor that may hear this business's callers, and is well, whomever it is rolled out to.
  public Optional<String> hears() {
    boolean may = vendor == VendorState.WELL && rollout().filter(this::allowed).isPresent();
    return rollout().filter(_ -> may).flatMap(Rollout::vendor);
  }

  private Optional<Rollout> rollout() {
    return profile.telephony().rollout();
  }

  /// Why the vendor does not talk to this caller.
  private Optional<String> refusal(Rollout it) {
    if (it.vendor().isEmpty() || !share.speech(it.percent())) return Optional.of("not-rolled-out");
    if (!allowed(it)) return Optional.of("vendor-not-allowed");
    return switch (vendor) {
      case WELL -> Optional.empty();
      case UNCONFIGURED -> Optional.of("vendor-unconfigured");
      case BROKEN -> Optional.of("vendor-broken");
    };
  }

  /// Where people speak of their health, only vendors that were named may hear it.
  private boolean allowed(Rollout it) {
    boolean named = it.vendor().filter(it.allowed()::contains).isPresent();
    boolean strict = profile.vertical().equals(HEALTH) || !it.allowed().isEmpty();
    return named || !strict;
  }

  private Choice beside(Rollout it, String why) {
    boolean plain = why.equals("not-rolled-out");
    return relayed(it)
        ? Choice.of(Rung.RELAY, plain ? "chosen" : why)
        : Choice.of(Rung.GATHER, plain ? gather(it) : why);
  }

  private String gather(Rollout it) {
    return share.relay(it.relay()) ? "relay-unavailable" : "not-rolled-out";
  }

  private boolean relayed(Rollout it) {
    return relay && share.relay(it.relay());
  }

  /// What it is held on, given who else calls.
  public Choice choose(Crowd crowd) {
    var wanted = wanted();
    var limit = limit(crowd);
    if (limit.isEmpty()) return wanted;
    var lowered = wanted.atMost(limit.get().highest(), limit.get().reason());
    return lowered.rung() == Rung.RELAY && !rollout().filter(this::relayed).isPresent()
        ? Choice.of(Rung.GATHER, lowered.reason())
        : lowered;
  }

  /// What keeps it from the rung it would have.
  public Optional<Crowd.Limit> limit(Crowd crowd) {
    return crowd.above(wanted().rung());
  }

  /// Where the call goes on when a rung has given way.
  ///
  /// @param reason in a word why it did
  public Choice below(Rung rung, String reason, Crowd crowd) {
    var next =
        switch (rung) {
          case SPEECH -> rollout().filter(this::relayed).isPresent() ? Rung.RELAY : Rung.GATHER;
          case RELAY -> Rung.GATHER;
          case GATHER -> Rung.KEYPAD;
          case KEYPAD, VOICEMAIL -> Rung.VOICEMAIL;
        };
    var full = crowd.above(next).map(Crowd.Limit::highest).filter(it -> it == Rung.VOICEMAIL);
    return Choice.of(full.orElse(next), reason);
  }
}
