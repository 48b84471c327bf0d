package switchboard.edge.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.ticket.Ticket.Status;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Urgency;

/// A repair as its owner sees it.
///
/// @param notes only where one ticket alone is shown
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TicketCard(
    String id,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> property,
    Optional<String> address,
    Optional<String> conversation,
    Optional<String> need,
    String category,
    Urgency urgency,
    Status status,
    Optional<String> assignee,
    OffsetDateTime opened,
    OffsetDateTime changed,
    Optional<List<Note>> notes) {

  record Note(String text, OffsetDateTime at) {}

  static TicketCard of(Visit visit, Tickets.Row it) {
    return of(visit, it, Optional.empty());
  }

  static TicketCard of(Visit visit, Tickets.Row it, List<Tickets.Note> notes) {
    var shown = notes.stream().map(one -> new Note(one.text(), visit.at(one.at()))).toList();
    return of(visit, it, Optional.of(shown));
  }

  private static TicketCard of(Visit visit, Tickets.Row it, Optional<List<Note>> notes) {
    return new TicketCard(
        it.id(),
        it.customer(),
        it.name(),
        it.phone(),
        it.property(),
        it.address(),
        it.conversation(),
        it.need(),
        it.category(),
        it.urgency(),
        it.status(),
        it.assignee(),
        visit.at(it.opened()),
        visit.at(it.changed()),
        notes);
  }
}
