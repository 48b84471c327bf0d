package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.edge.crm.AppointmentCard;
import switchboard.edge.crm.ConversationCard;

/// What needs the owner now, in one answer.
///
/// @param since when the counting began: midnight of the business's zone
/// @param waiting conversations that need a person
/// @param live calls going on
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Today(
    LocalDate date,
    OffsetDateTime now,
    OffsetDateTime since,
    String sentence,
    List<Fact> facts,
    Counts counts,
    Optional<AppointmentCard> next,
    List<AppointmentCard> emergencies,
    List<ConversationCard> waiting,
    List<ConversationCard> live) {

  record Counts(long calls, long texts, long emergencies, long booked, long failedMessages) {}
}
