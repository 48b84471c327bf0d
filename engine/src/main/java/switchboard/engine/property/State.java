package switchboard.engine.property;

import static switchboard.engine.property.Property.Reason.LISTED_OTHERWISE;
import static switchboard.engine.property.Property.Reason.NO_SUCH_PROPERTY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.property.Event.Changed;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.property.Event.TenancyChanged;
import switchboard.engine.property.Event.Withdrawn;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Property.Command;
import switchboard.engine.property.Property.Command.Add;
import switchboard.engine.property.Property.Command.Change;
import switchboard.engine.property.Property.Command.Look;
import switchboard.engine.property.Property.Command.Settle;
import switchboard.engine.property.Property.Command.Withdraw;
import switchboard.engine.property.Property.Reason;

/// A property as it is advertised, and who has to do with it. All the rules, free of Pekko.
///
/// @param listing empty until it is listed
public record State(Optional<Listing> listing, Tenancy tenancy) implements Message {

  public static final State UNKNOWN = new State(Optional.empty(), Tenancy.NONE);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Add(var it, _) when listing.isEmpty() -> accept(new Listed(it, now));
      case Add(var it, _) -> is(it) ? accept() : reject(LISTED_OTHERWISE);
      case Look _ -> accept();
      case Command _ when listing.isEmpty() -> reject(NO_SUCH_PROPERTY);
      case Change(var it, _) -> is(it) ? accept() : accept(new Changed(it, now));
      case Withdraw _ when listing.get().status() == Status.WITHDRAWN -> accept();
      case Withdraw _ -> accept(new Withdrawn(now));
      case Settle(var it, _) -> tenancy.equals(it) ? accept() : accept(new TenancyChanged(it, now));
    };
  }

  private boolean is(Listing it) {
    return listing.filter(it::equals).isPresent();
  }

  public State apply(Event event) {
    return switch (event) {
      case Listed(var it, _) -> new State(Optional.of(it), tenancy);
      case Changed(var it, _) -> new State(Optional.of(it), tenancy);
      case Withdrawn _ -> new State(listing.map(it -> it.with(Status.WITHDRAWN)), tenancy);
      case TenancyChanged(var it, _) -> new State(listing, it);
    };
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
