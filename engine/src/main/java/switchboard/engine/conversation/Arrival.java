package switchboard.engine.conversation;

import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;

/// How a conversation came in.
///
/// @param peer the caller's number; empty when withheld
/// @param dialled the tenant's number
/// @param reference the network's id of the call or thread
public record Arrival(
    Channel channel, Optional<Personal> peer, Optional<Phone> dialled, String reference) {

  public enum Channel {
    VOICE,
    SMS,
    /// Somebody who has signed in asks on a page, where the answer is waited for.
    WEB
  }
}
