package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;

/// How a conversation came in.
///
/// @param peer the caller's number; empty when withheld
/// @param dialled the tenant's number
/// @param reference the network's id of the call or thread
/// @param agent the hosted voice agent that leads it, such as `ultravox`; empty: we do
/// @param purpose why we have called, where it was not they who did
public record Arrival(
    Channel channel,
    Optional<Personal> peer,
    Optional<Phone> dialled,
    String reference,
    @JsonInclude(NON_EMPTY) Optional<String> agent,
    @JsonInclude(NON_EMPTY) Optional<Purpose> purpose) {

  /// One that somebody else may lead, and that did not begin with us.
  public Arrival(
      Channel channel,
      Optional<Personal> peer,
      Optional<Phone> dialled,
      String reference,
      Optional<String> agent) {
    this(channel, peer, dialled, reference, agent, Optional.empty());
  }

  /// One that we lead.
  public Arrival(
      Channel channel, Optional<Personal> peer, Optional<Phone> dialled, String reference) {
    this(channel, peer, dialled, reference, Optional.empty());
  }

  public enum Channel {
    VOICE,
    SMS,
    /// Somebody who has signed in asks on a page, where the answer is waited for.
    WEB,
    /// Somebody nobody knows writes on the business's own web site.
    CHAT
  }
}
