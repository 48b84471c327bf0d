package switchboard.edge.voice;

import java.time.Instant;

/// What lets somebody into one session of one tenant, for a while.
///
/// @param kind what it is good for; it is good for nothing else
/// @param session the id of the conversation in its tenant, or of whatever it opens
public record Pass(Kind kind, String tenant, String session, Instant expires) {

  /// What lets a hosted agent call functions.
  public Pass(String tenant, String session, Instant expires) {
    this(Kind.AGENT, tenant, session, expires);
  }

  /// The stored form is the number: never change one, never use one again.
  public enum Kind {
    /// Functions for a hosted agent.
    AGENT(0),
    /// A call's sound.
    MEDIA(1),
    /// A call's words, over the network's socket.
    RELAY(2),
    /// A talk on a web page.
    CHAT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    byte number() {
      return (byte) number;
    }
  }
}
