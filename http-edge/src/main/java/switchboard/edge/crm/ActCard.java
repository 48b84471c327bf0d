package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.tenant.Staff;

/// What the business itself did to a call while it went on.
///
/// @param kind `whisper`, `put_through` or `end`
/// @param staff the name of who was called
/// @param by `owner`, or the id of one of the staff
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ActCard(
    int turn,
    String kind,
    Optional<String> words,
    Optional<String> staff,
    String by,
    OffsetDateTime at) {

  static ActCard of(Visit visit, Conversations.Act it) {
    return new ActCard(
        it.turn(),
        it.kind().name().toLowerCase(Locale.ROOT),
        it.words(),
        it.staff().map(id -> named(visit, id)),
        it.by(),
        visit.at(it.at()));
  }

  private static String named(Visit visit, String id) {
    return Staff.of(visit.profile(), id)
        .map(Staff::name)
        .filter(name -> !name.isBlank())
        .orElse(id);
  }
}
