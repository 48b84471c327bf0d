package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox;

/// A message as the owner sees it.
///
/// @param subject of an e-mail
/// @param to absent when nobody is known to send it to
/// @param error why it was not sent, or not yet
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MessageCard(
    String id,
    String audience,
    String channel,
    Optional<String> subject,
    Optional<String> to,
    String body,
    Outbox.State state,
    int attempts,
    OffsetDateTime created,
    Optional<String> error) {

  static MessageCard of(Visit visit, Outbox.Message it) {
    return new MessageCard(
        it.id(),
        it.audience().name().toLowerCase(Locale.ROOT),
        it.mail().isPresent() ? "mail" : "sms",
        it.mail().map(Mail::subject),
        it.to(),
        it.body(),
        it.state(),
        it.attempts(),
        visit.at(it.created()),
        it.error());
  }
}
