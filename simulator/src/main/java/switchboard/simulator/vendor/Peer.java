package switchboard.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;

/// Who answers at the simulated side of a socket.
public interface Peer {

  /// The handshake is done.
  void opened();

  /// @param message a missing node where it was no JSON
  void text(JsonNode message);

  void binary(byte[] bytes);

  void closed();
}
