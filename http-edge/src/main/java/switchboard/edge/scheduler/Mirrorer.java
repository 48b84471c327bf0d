package switchboard.edge.scheduler;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.EventIds;
import switchboard.engine.scheduler.Mirrors;
import switchboard.engine.scheduler.Mirrors.Row;
import switchboard.engine.scheduler.OutsideScheduler;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.OutsideScheduler.Content;
import switchboard.engine.scheduler.OutsideScheduler.Entry;
import switchboard.engine.scheduler.OutsideScheduler.Mirror;
import switchboard.engine.scheduler.OutsideScheduler.Pushed;
import switchboard.engine.scheduler.Returned;

/// Makes the calendar outside agree with one appointment as it is now. May be asked any number of
/// times, by several nodes at once: there is one event, and it ends up as it should be. What
/// somebody changed there meanwhile is not overwritten but comes back through [Returned]. Blocks:
/// call on a virtual thread.
public final class Mirrorer {

  /// Where an appointment stands, and what to write there.
  public interface Cards {
    /// Empty: it is not to stand on the calendar of this resource, or no longer.
    Optional<Card> card(String tenant, String resource, String appointment);
  }

  /// @param title such as the name of the service
  /// @param details no more about the customer than the tenant wants to stand there
  public record Card(Slot slot, ZoneId zone, String title, Optional<String> details) {}

  public sealed interface Outcome {
    /// It agrees, or what does not has come back to us.
    record Done() implements Outcome {}

    /// To be tried again later.
    record Again(String code) implements Outcome {}
  }

  private static final Outcome DONE = new Outcome.Done();

  /// Overwrites whatever is there: what somebody did has come back to us and was decided upon.
  static final String ANY = "*";

  private final OutsideScheduler scheduler;
  private final Addresses addresses;
  private final Mirrors mirrors;
  private final Cards cards;
  private final Returned returned;
  private final Clock clock;

  public Mirrorer(
      OutsideScheduler scheduler,
      Addresses addresses,
      Mirrors mirrors,
      Cards cards,
      Returned returned,
      Clock clock) {
    this.scheduler = scheduler;
    this.addresses = addresses;
    this.mirrors = mirrors;
    this.cards = cards;
    this.returned = returned;
    this.clock = clock;
  }

  /// @param revision of the appointment that this is asked for; a later one wins
  public Outcome mirror(String tenant, String resource, String appointment, long revision) {
    var connection = addresses.connection(tenant, resource);
    if (connection.isEmpty()) return DONE;
    var row = mirrors.of(tenant, resource, appointment);
    var card = cards.card(tenant, resource, appointment);
    return card.isPresent()
        ? push(connection.get(), appointment, revision, card.get(), row)
        : withdraw(connection.get(), revision, row);
  }

  private Outcome withdraw(Connection connection, long revision, Optional<Row> row) {
    if (row.isEmpty() || (row.get().gone() && row.get().etag().isEmpty())) return DONE;
    var gone = noted(row.get(), Optional.of(ANY), revision, row.get().told(), true);
    mirrors.keep(gone);
    var mirror = new Mirror(gone.event(), gone.appointment(), revision, Optional.empty());
    return switch (scheduler.push(connection, mirror, Optional.empty())) {
      case Pushed.Done _ -> {
        mirrors.keep(noted(gone, Optional.empty(), revision, gone.told(), true));
        yield DONE;
      }
      case Pushed.Edited _ -> new Outcome.Again("edited");
      case Pushed.Unreachable(var code) -> new Outcome.Again(code);
      case Pushed.Denied(var code) -> new Outcome.Again("denied-" + code);
    };
  }

  private Outcome push(
      Connection connection, String appointment, long revision, Card card, Optional<Row> known) {
    var row = known.orElseGet(() -> begun(connection, appointment, card));
    if (agrees(row, revision, card)) return DONE;
    if (known.isEmpty()) mirrors.keep(row);
    var etag = row.gone() ? Optional.of(ANY) : row.etag();
    if (row.gone()) mirrors.keep(noted(row, etag, row.revision(), card.slot(), false));
    var content = new Content(card.slot(), card.zone(), card.title(), card.details());
    var mirror = new Mirror(row.event(), appointment, revision, Optional.of(content));
    return settle(connection, mirror, row, scheduler.push(connection, mirror, etag), true);
  }

  private Row begun(Connection connection, String appointment, Card card) {
    var tenant = connection.tenant();
    var resource = connection.resource();
    return new Row(
        tenant,
        resource,
        appointment,
        EventIds.of(tenant, appointment, resource),
        Optional.empty(),
        0,
        card.slot(),
        false,
        clock.instant());
  }

  private static boolean agrees(Row row, long revision, Card card) {
    return !row.gone()
        && row.etag().filter(it -> !it.equals(ANY)).isPresent()
        && row.revision() >= revision
        && row.told().equals(card.slot());
  }

  private Outcome settle(
      Connection connection, Mirror mirror, Row row, Pushed pushed, boolean first) {
    return switch (pushed) {
      case Pushed.Done(var etag) -> {
        mirrors.keep(noted(row, etag, mirror.revision(), slot(mirror), false));
        yield DONE;
      }
      case Pushed.Edited(var theirs, var etag) ->
          returned(mirror, row, theirs) || newer(mirror, theirs)
              ? DONE
              : again(connection, mirror, row, etag, first);
      case Pushed.Unreachable(var code) -> new Outcome.Again(code);
      case Pushed.Denied(var code) -> new Outcome.Again("denied-" + code);
    };
  }

  /// Somebody changed what is theirs to change: our time is set beside it.
  private Outcome again(Connection connection, Mirror mirror, Row row, String etag, boolean first) {
    if (!first) return new Outcome.Again("edited");
    var pushed = scheduler.push(connection, mirror, Optional.of(etag));
    return settle(connection, mirror, row, pushed, false);
  }

  /// Another node has pushed a later revision.
  private static boolean newer(Mirror mirror, Entry theirs) {
    return theirs instanceof Entry.Mirrored it && it.revision() > mirror.revision();
  }

  private boolean returned(Mirror mirror, Row row, Entry theirs) {
    return switch (theirs) {
      case Entry.Mirrored it when it.moved() && !it.slot().equals(slot(mirror)) -> {
        returned.moved(
            new Returned.Move(
                row.tenant(), row.resource(), row.appointment(), it.told(), it.slot()));
        decided(row);
        yield true;
      }
      case Entry.Gone _ -> {
        returned.deleted(
            new Returned.Deletion(
                row.tenant(), row.resource(), row.appointment(), Optional.of(row.told())));
        decided(row);
        yield true;
      }
      case Entry.Mirrored _, Entry.Busy _, Entry.Free _ -> false;
    };
  }

  private void decided(Row row) {
    mirrors.keep(noted(row, Optional.of(ANY), row.revision(), row.told(), false));
  }

  private static Slot slot(Mirror mirror) {
    return mirror.content().orElseThrow().slot();
  }

  private Row noted(Row row, Optional<String> etag, long revision, Slot told, boolean gone) {
    return new Row(
        row.tenant(),
        row.resource(),
        row.appointment(),
        row.event(),
        etag,
        revision,
        told,
        gone,
        clock.instant());
  }
}
