package switchboard.edge.ladder;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import switchboard.edge.ladder.Seats.Most;
import switchboard.edge.ladder.Seats.Placed;
import switchboard.edge.ladder.Seats.Wish;
import switchboard.engine.Phone;
import switchboard.engine.calendar.BusinessHours;
import switchboard.engine.conversation.Rung;
import switchboard.engine.ladder.Choice;
import switchboard.engine.ladder.Crowd;
import switchboard.engine.ladder.Ladder;
import switchboard.engine.ladder.Ladder.VendorState;
import switchboard.engine.ladder.Share;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Limits;
import switchboard.engine.tenant.Reception.Policy;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Staff;
import switchboard.engine.tenant.Tenants;

/// Decides how calls are held on this node: whom a better way is rolled out to, what is well, and
/// how many calls there are. A full house is no busy tone: who waits in vain is held more simply.
public final class Rungs {

  /// How often a call waits for a place before it takes a simpler one.
  public static final int WAITS = 2;

  /// Why a call is held by a tape alone at an hour at which the business wants no other.
  public static final String CLOSED = "closed";

  /// Until the network has opened its socket, or asks for the next turn.
  private static final Duration SOON = Duration.ofSeconds(30);

  /// A caller may think for a while between two turns.
  private static final Duration TURN = Duration.ofSeconds(75);

  /// A call to be decided on.
  ///
  /// @param peer empty when withheld
  /// @param ours whether we have called them
  public record Caller(Tenants.Card tenant, String sid, Optional<Phone> peer, boolean ours) {

    /// One who called us.
    public Caller(Tenants.Card tenant, String sid, Optional<Phone> peer) {
      this(tenant, sid, peer, false);
    }

    String conversation() {
      return tenant.id() + ":" + sid;
    }
  }

  /// What happens to a call now.
  public sealed interface Step {

    /// It waits a moment and asks again.
    record Wait() implements Step {}

    record Take(Choice choice) implements Step {}
  }

  private final List<Way> ways;
  private final Vendors vendors;
  private final Seats seats;
  private final OptionalInt most;
  private final MeterRegistry registry;
  private final Falls falls = new Falls();

  /// @param ways of holding calls over a socket
  /// @param most calls of this node at once
  public Rungs(
      List<Way> ways, Vendors vendors, Seats seats, OptionalInt most, MeterRegistry registry) {
    this.ways = List.copyOf(ways);
    this.vendors = vendors;
    this.seats = seats;
    this.most = most;
    this.registry = registry;
    registry.gauge("switchboard.calls", seats, Seats::taken);
  }

  /// Calls by webhooks alone, however many.
  public static Rungs plain(MeterRegistry registry) {
    var clock = java.time.Clock.systemUTC();
    return new Rungs(List.of(), Vendors.none(), new Seats(clock), OptionalInt.empty(), registry);
  }

  /// A call comes in.
  ///
  /// @param waited how often it has waited for a place
  public Step begin(Caller caller, int waited) {
    if (taped(caller)) return new Step.Take(Choice.of(Rung.VOICEMAIL, CLOSED));
    var ladder = ladder(caller);
    return seats.decide(wish(caller), crowd -> place(ladder, crowd, waited));
  }

  private boolean taped(Caller it) {
    var profile = it.tenant().profile();
    if (it.ours() || profile.telephony().hours().isEmpty()) return false;
    var policy = BusinessHours.at(profile, seats.now()).policy(profile);
    return policy == Policy.VOICEMAIL && !staff(it);
  }

  private static boolean staff(Caller it) {
    var number = it.peer().map(Phone::e164).map(Personal::of);
    return Staff.calling(it.tenant().profile(), number).isPresent();
  }

  private Placed<Step> place(Ladder ladder, Crowd crowd, int waited) {
    var limit = ladder.limit(crowd);
    if (limit.isPresent() && waited < WAITS) {
      admitted(limit.get(), "waited");
      return new Placed<>(new Step.Wait(), Optional.empty(), Optional.empty());
    }
    var choice = ladder.choose(crowd);
    limit.ifPresent(it -> admitted(it, choice.rung().word()));
    count(choice);
    var lasting = choice.rung() == Rung.VOICEMAIL ? Optional.<Duration>empty() : Optional.of(SOON);
    return new Placed<>(new Step.Take(choice), lasting, choice.vendor());
  }

  private void admitted(Crowd.Limit limit, String outcome) {
    registry
        .counter("switchboard.admission", "limit", limit.name(), "outcome", outcome)
        .increment();
  }

  private void count(Choice it) {
    registry
        .counter("switchboard.rung", "rung", it.rung().word(), "reason", it.reason())
        .increment();
  }

  private Wish wish(Caller it) {
    var limits = it.tenant().profile().telephony().limits().map(Limits::calls);
    var tenant = limits.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    var vendor = vendor(it.tenant());
    var most = new Most(vendors.most(vendor), tenant, this.most);
    return new Wish(it.conversation(), it.tenant().id(), vendor, most);
  }

  private static Optional<String> vendor(Tenants.Card tenant) {
    return tenant.profile().telephony().rollout().flatMap(Rollout::vendor);
  }

  private Ladder ladder(Caller it) {
    var profile = it.tenant().profile();
    var number = it.peer().map(Phone::e164);
    return new Ladder(
        profile,
        Share.of(it.tenant().id(), number, it.sid()),
        staff(it),
        state(it.tenant()),
        way(Rung.RELAY, it.tenant()).isPresent());
  }

  private VendorState state(Tenants.Card tenant) {
    boolean there = way(Rung.SPEECH, tenant).isPresent();
    return there ? vendors.state(vendor(tenant)) : VendorState.UNCONFIGURED;
  }

  /// The way that leads to a rung, if calls of the tenant can go it just now.
  public Optional<Way> way(Rung rung, Tenants.Card tenant) {
    return ways.stream().filter(it -> it.rung() == rung && it.open(tenant)).findFirst();
  }

  /// A rung has given way under a call.
  ///
  /// @param reason in a word why, where nothing better is known
  public Choice below(Caller caller, Rung rung, String reason) {
    var why = falls.forget(caller.conversation()).orElse(reason);
    return seats.decide(wish(caller), crowd -> lower(caller, rung, why, crowd));
  }

  /// A call goes on as it was chosen.
  public void taken(Choice choice) {
    count(choice);
  }

  private Placed<Choice> lower(Caller caller, Rung rung, String why, Crowd crowd) {
    return new Placed<>(
        ladder(caller).below(rung, why, crowd), Optional.of(SOON), Optional.empty());
  }

  /// A call goes on by webhooks.
  public void stays(Caller caller) {
    seats.keep(caller.conversation(), caller.tenant().id(), TURN);
  }

  /// A call is over.
  public void over(String conversation) {
    seats.leave(conversation);
  }

  Vendors vendors() {
    return vendors;
  }

  Seats seats() {
    return seats;
  }

  /// Why the sound of a call was lost.
  void lost(String conversation, String reason) {
    falls.note(conversation, reason);
  }
}
