package switchboard.engine.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.ticket.Ticket.Status;

/// The tickets of a tenant as people see them. Blocks: call on a virtual thread.
public interface Tickets {

  /// @param address of the property, `name` and `phone` of who reported it
  record Row(
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
      Instant opened,
      Instant changed) {}

  /// @param at when it was written down
  record Note(String text, Instant at) {}

  /// Empty fields exclude nothing.
  ///
  /// @param open those nobody has finished, or those that are over
  record Filter(
      Optional<Boolean> open,
      Optional<Status> status,
      Optional<Urgency> urgency,
      Optional<String> customer,
      Optional<String> property) {

    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /// Newest first.
  Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// In the order they were written down, at most 200.
  List<Note> notes(String tenant, String id);
}
