package switchboard.edge.talk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Whoever speaks through a socket, as the server sees them. Called by one thread at a time, which
/// may block.
public interface Party {

  /// They sent a JSON object.
  void heard(ObjectNode message);

  /// They sent what cannot be read: `binary`, `too-large`, `broken` or `malformed`.
  void unfit(String reason);

  /// The socket is gone, whoever closed it. Called once.
  void gone();
}
