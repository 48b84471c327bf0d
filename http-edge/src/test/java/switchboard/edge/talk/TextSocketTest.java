package switchboard.edge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextSocketTest {

  private static final int FAR_TOO_MANY = 200;

  private static ActorSystem<Void> system;

  @BeforeAll
  static void open() {
    system = ActorSystem.create(Behaviors.empty(), "text-sockets");
  }

  @AfterAll
  static void close() {
    system.terminate();
  }

  /// A socket whose other side reads only when it is told to.
  private static final class Reader implements Party {

    private final AtomicInteger slow = new AtomicInteger();
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
    private final CompletableFuture<Outlet> outlet = new CompletableFuture<>();
    private final SinkQueueWithCancel<Message> reads;

    Reader() {
      var socket = new TextSocket(1_000, Executors.newVirtualThreadPerTaskExecutor());
      var flow =
          socket.flow(
              it -> {
                outlet.complete(it);
                return this;
              },
              slow::incrementAndGet);
      reads = Source.<Message>maybe().via(flow).toMat(Sink.queue(), Keep.right()).run(system);
    }

    void send(int n) {
      outlet.orTimeout(20, TimeUnit.SECONDS).join().send(message(n));
    }

    String read() {
      var it = reads.pull().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
      return it.orElseThrow().asTextMessage().getStrictText();
    }

    @Override
    public void heard(ObjectNode message) {}

    @Override
    public void unfit(String reason) {}

    @Override
    public void gone() {
      gone.complete(true);
    }
  }

  private static ObjectNode message(int n) {
    return JsonNodeFactory.instance.objectNode().put("n", n);
  }

  @Test
  void a_reader_who_takes_nothing_is_cut_off_once_and_no_other() {
    var deaf = new Reader();
    var other = new Reader();
    for (int n = 0; n < FAR_TOO_MANY; n++) deaf.send(n);
    assertThat(deaf.gone.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    assertThat(deaf.slow).hasValue(1);
    for (int n = 0; n < FAR_TOO_MANY; n++) {
      other.send(n);
      assertThat(other.read()).isEqualTo("{\"n\":" + n + "}");
    }
    assertThat(other.slow).hasValue(0);
    assertThat(other.gone).isNotDone();
  }
}
