package switchboard.edge.talk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;

/// What is sent through one socket, in the order of sending. Never waits for a reader: who is too
/// slow to take what is there is cut off.
public final class Outlet {

  private final BoundedSourceQueue<Message> queue;
  private final Runnable slow;

  Outlet(BoundedSourceQueue<Message> queue, Runnable slow) {
    this.queue = queue;
    this.slow = slow;
  }

  public void send(ObjectNode message) {
    if (queue.isCompleted()) return;
    if (queue.offer(TextMessage.create(message.toString())) instanceof QueueOfferResult.Dropped$)
      overflown();
  }

  private void overflown() {
    slow.run();
    queue.fail(new IllegalStateException("the reader is too slow"));
  }

  /// Closes once everything sent before has gone out.
  public void close() {
    if (!queue.isCompleted()) queue.complete();
  }
}
