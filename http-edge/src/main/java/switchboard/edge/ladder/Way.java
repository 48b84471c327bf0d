package switchboard.edge.ladder;

import java.util.Optional;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Tenants;

/// A way of holding calls over a socket: writes the document that leads the network to it.
public interface Way {

  Rung rung();

  /// Whether calls of this tenant can be held this way just now.
  boolean open(Tenants.Card tenant);

  /// The TwiML.
  String lead(Held call);

  /// A call as it is to be held.
  ///
  /// @param sid the network's id of it
  /// @param said to be spoken first, in `language`: the greeting, or what is said when a call goes
  ///   on
  /// @param turn the caller's next one
  /// @param language BCP 47
  /// @param voice of the network, for that language; empty: its own choice
  /// @param vendor of the speech, where there is one
  /// @param resume where the network goes on when the socket is gone: the rung below
  record Held(
      Tenants.Card tenant,
      String sid,
      String said,
      int turn,
      String language,
      String voice,
      Optional<String> vendor,
      String resume) {

    /// The id of the conversation.
    public String conversation() {
      return tenant.id() + ":" + sid;
    }
  }
}
