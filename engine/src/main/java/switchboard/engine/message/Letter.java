package switchboard.engine.message;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.conversation.Event.Audience;

/// A message to be sent once.
///
/// @param id derived from its cause, so that whoever asks again for the same asks for nothing
/// @param customer whom it is for, or whom it is about
/// @param to a number or an address; empty: where the customer, or the owner, is reached when it is
///   sent
/// @param conversation what it answers, if anything: a text then comes from the number dialled
/// @param body plain text
/// @param mail makes it an e-mail; a text without
/// @param at when it was asked for
/// @param due not to be sent before
public record Letter(
    String tenant,
    String id,
    Kind kind,
    Audience audience,
    Optional<String> customer,
    Optional<String> to,
    Optional<String> conversation,
    String body,
    Optional<Mail> mail,
    Optional<About> about,
    Instant at,
    Instant due) {

  /// A text to a customer, to be sent at once.
  public static Letter text(
      String tenant, String id, Kind kind, String customer, String body, Instant at) {
    return new Letter(
        tenant,
        id,
        kind,
        Audience.CUSTOMER,
        Optional.of(customer),
        Optional.empty(),
        Optional.empty(),
        body,
        Optional.empty(),
        Optional.empty(),
        at,
        at);
  }

  /// An e-mail to a customer, to be sent at once.
  public static Letter mail(
      String tenant, String id, Kind kind, String customer, String body, Mail mail, Instant at) {
    return text(tenant, id, kind, customer, body, at).with(mail);
  }

  /// The same to the owner; the customer is whom it is about.
  public Letter toOwner() {
    return new Letter(
        tenant,
        id,
        kind,
        Audience.OWNER,
        customer,
        Optional.empty(),
        conversation,
        body,
        mail,
        about,
        at,
        due);
  }

  public Letter to(String address) {
    return new Letter(
        tenant,
        id,
        kind,
        audience,
        customer,
        Optional.of(address),
        conversation,
        body,
        mail,
        about,
        at,
        due);
  }

  public Letter about(About appointment) {
    return new Letter(
        tenant,
        id,
        kind,
        audience,
        customer,
        to,
        conversation,
        body,
        mail,
        Optional.of(appointment),
        at,
        due);
  }

  private Letter with(Mail it) {
    return new Letter(
        tenant,
        id,
        kind,
        audience,
        customer,
        to,
        conversation,
        body,
        Optional.of(it),
        about,
        at,
        due);
  }

  public Channel channel() {
    return mail.isPresent() ? Channel.EMAIL : Channel.SMS;
  }
}
