package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Trial;

/// A conversation as the API lists it.
///
/// @param severity how grave it is, where something had to be seen to soon
/// @param ended absent while it goes on
/// @param seconds its length as the network reports it
/// @param language that was spoken, BCP 47; absent where it was the tenant's own
/// @param rung how it is, or was last, held, where that was said
/// @param score 0 to 10, inferred, `rating` 1 to 5, given by the customer; never mixed
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ConversationCard(
    String id,
    String channel,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> peer,
    Optional<String> intent,
    boolean emergency,
    Optional<String> severity,
    Optional<String> need,
    Optional<String> outcome,
    Optional<String> appointment,
    int turns,
    OffsetDateTime started,
    Optional<OffsetDateTime> ended,
    Optional<Long> seconds,
    Optional<Integer> score,
    Optional<String> sentiment,
    Optional<Integer> rating,
    Optional<String> language,
    Optional<String> rung,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean trial) {

  public static ConversationCard of(Visit visit, Conversations.Summary it) {
    return new ConversationCard(
        it.id(),
        it.channel().name().toLowerCase(Locale.ROOT),
        it.customer(),
        it.name(),
        it.peer(),
        it.intent(),
        it.emergency(),
        it.severity().map(one -> one.name().toLowerCase(Locale.ROOT)),
        it.need(),
        it.outcome(),
        it.appointment(),
        it.turns(),
        visit.at(it.started()),
        it.ended().map(visit::at),
        it.duration().map(Duration::toSeconds),
        it.judgement().map(Conversations.Judgement::score),
        it.judgement().map(made -> made.sentiment().name().toLowerCase(Locale.ROOT)),
        it.rating().map(Conversations.Rating::rating),
        it.language(),
        it.rung().map(one -> one.name().toLowerCase(Locale.ROOT)),
        Trial.is(it.id()));
  }
}
