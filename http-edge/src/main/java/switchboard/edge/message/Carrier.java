package switchboard.edge.message;

import switchboard.engine.message.Channel;
import switchboard.engine.message.Outbox.Message;

/// Carries the messages of one channel to their network, each once, as far as the network lets
/// itself be asked. Blocks: call on a virtual thread.
public interface Carrier {

  Channel channel();

  /// Brings one attempt to its end and notes in the outbox what came of it. What it throws leaves
  /// the message as it is.
  ///
  /// @param stale whether somebody may have carried it since it was read
  void carry(Message message, boolean stale);
}
