package switchboard.edge.relay;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.event.Logging;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameEvent$;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.impl.engine.ws.WebSocket;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.javadsl.Flow;
import scala.Option;

/// Turns a handshake into a socket that can be closed with a code of our own. The library itself
/// closes with 1000 or 1011 only, so its stack is taken as it is and its close frame rewritten; where
/// that is not to be had, the library's own code stands.
final class Upgrade {

  /// The library's own.
  static final int USUAL = 1000;

  private Upgrade() {}

  /// @param code read when the socket closes
  static HttpResponse of(
      ActorSystem<?> system,
      WebSocketUpgrade request,
      Flow<Message, Message, NotUsed> messages,
      AtomicInteger code) {
    if (!(request instanceof UpgradeToWebSocketLowLevel low))
      return request.handleMessagesWith(messages);
    var settings = ServerSettings.apply(system.settings().config()).websocketSettings();
    var log = Logging.getLogger(Adapter.toClassic(system), Upgrade.class);
    var stack = WebSocket.stack(true, settings, WebSocket.stack$default$3(), log);
    @SuppressWarnings({"unchecked", "rawtypes"})
    org.apache.pekko.stream.scaladsl.Flow<FrameEvent, FrameEvent, NotUsed> frames =
        stack.join((org.apache.pekko.stream.scaladsl.Flow) messages.map(Message::asScala).asScala());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Graph<FlowShape<FrameEvent, FrameEvent>, Object> closing =
        (Graph) Flow.fromGraph(frames).map(it -> coded(it, code.get()));
    return low.handleFrames(closing, Option.empty());
  }

  private static FrameEvent coded(FrameEvent it, int code) {
    boolean close =
        it instanceof FrameStart start
            && start.header().opcode().equals(Protocol.Opcode$.MODULE$.forCode((byte) 8));
    return close && code != USUAL
        ? FrameEvent$.MODULE$.closeFrame(code, "", Option.empty())
        : it;
  }
}
