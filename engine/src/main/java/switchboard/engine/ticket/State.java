package switchboard.engine.ticket;

import static switchboard.engine.ticket.Ticket.Reason.NO_SUCH_TICKET;
import static switchboard.engine.ticket.Ticket.Reason.OPENED_OTHERWISE;
import static switchboard.engine.ticket.Ticket.Reason.OVER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.privacy.Personal;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Closed;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Reopened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Event.Started;
import switchboard.engine.ticket.Ticket.Command;
import switchboard.engine.ticket.Ticket.Command.Assign;
import switchboard.engine.ticket.Ticket.Command.Close;
import switchboard.engine.ticket.Ticket.Command.Grade;
import switchboard.engine.ticket.Ticket.Command.Look;
import switchboard.engine.ticket.Ticket.Command.Note;
import switchboard.engine.ticket.Ticket.Command.Open;
import switchboard.engine.ticket.Ticket.Command.Reopen;
import switchboard.engine.ticket.Ticket.Command.Resolve;
import switchboard.engine.ticket.Ticket.Command.Start;
import switchboard.engine.ticket.Ticket.Reason;
import switchboard.engine.ticket.Ticket.Status;

/// How far a ticket has come. All the rules, free of Pekko.
///
/// @param need empty until it is opened
/// @param last what was noted last, so that a note sent again is one
public record State(
    Optional<Need> need,
    Status status,
    Optional<Personal> assignee,
    Optional<Personal> last,
    Instant since)
    implements Message {

  public static final State UNKNOWN =
      new State(Optional.empty(), Status.OPEN, Optional.empty(), Optional.empty(), Instant.EPOCH);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Open(var asked, _) when need.isEmpty() -> accept(new Opened(asked, now));
      case Open(var asked, _) -> same(asked) ? accept() : reject(OPENED_OTHERWISE);
      case Look _ -> accept();
      case Command _ when need.isEmpty() -> reject(NO_SUCH_TICKET);

      case Assign(var to, _) when assignee.filter(to::equals).isPresent() -> accept();
      case Assign(var to, _) -> live(new Assigned(to, now));
      case Start _ when status == Status.IN_PROGRESS -> accept();
      case Start _ -> live(new Started(now));
      case Note(var text, _) when last.filter(text::equals).isPresent() -> accept();
      case Note(var text, _) -> accept(new Noted(text, now));
      case Grade(var urgency, var category, _) when graded(urgency, category) -> accept();
      case Grade(var urgency, var category, _) -> live(new Graded(urgency, category, now));
      case Resolve _ when status == Status.RESOLVED -> accept();
      case Resolve(var how, _) -> live(new Resolved(how, now));
      case Close _ when status == Status.CLOSED -> accept();
      case Close _ -> accept(new Closed(now));
      case Reopen _ when status.over() -> accept(new Reopened(now));
      case Reopen _ -> accept();
    };
  }

  /// Whether it is the same need, though people may have changed its urgency or category since.
  private boolean same(Need asked) {
    var now = need.orElseThrow();
    return with(now, asked.urgency(), asked.category()).equals(asked);
  }

  private boolean graded(Urgency urgency, String category) {
    var now = need.orElseThrow();
    return now.urgency() == urgency && now.category().equals(category);
  }

  private Decision<Event, Reason> live(Event event) {
    return status.over() ? reject(OVER) : accept(event);
  }

  public State apply(Event event) {
    return switch (event) {
      case Opened(var asked, var at) ->
          new State(Optional.of(asked), Status.OPEN, assignee, last, at);
      case Assigned(var to, _) ->
          new State(
              need,
              status == Status.IN_PROGRESS ? status : Status.ASSIGNED,
              Optional.of(to),
              last,
              since);
      case Started _ -> with(Status.IN_PROGRESS);
      case Noted(var text, _) -> new State(need, status, assignee, Optional.of(text), since);
      case Graded(var urgency, var category, _) ->
          new State(need.map(it -> with(it, urgency, category)), status, assignee, last, since);
      case Resolved _ -> with(Status.RESOLVED);
      case Closed _ -> with(Status.CLOSED);
      case Reopened _ -> with(assignee.isPresent() ? Status.ASSIGNED : Status.OPEN);
    };
  }

  private State with(Status next) {
    return new State(need, next, assignee, last, since);
  }

  private static Need with(Need it, Urgency urgency, String category) {
    return new Need(it.customer(), it.property(), it.conversation(), it.text(), category, urgency);
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
