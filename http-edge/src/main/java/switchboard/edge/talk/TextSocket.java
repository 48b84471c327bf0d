package switchboard.edge.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import switchboard.edge.http.Json;

/// A socket of JSON objects. What comes in is handed over one at a time, so that whoever sends
/// faster than they are served waits in their own network; a message too large, in halves that do
/// not come, binary or no JSON object is told of instead.
///
/// @param largest message, in characters
/// @param threads virtual ones
public record TextSocket(int largest, Executor threads) {

  private static final Duration WHOLE = Duration.ofSeconds(5);
  private static final int WAITING = 64;

  /// How somebody who has come in is met.
  public interface Host extends Function<Outlet, Party> {}

  private sealed interface Read {

    record Whole(ObjectNode message) implements Read {}

    record Unfit(String reason) implements Read {}
  }

  /// @param slow what to do besides when the reader is too slow
  public Flow<Message, Message, NotUsed> flow(Host host, Runnable slow) {
    return Flow.fromMaterializer((materializer, _) -> opened(host, slow, materializer))
        .mapMaterializedValue(_ -> NotUsed.getInstance());
  }

  private Flow<Message, Message, NotUsed> opened(Host host, Runnable slow, Materializer with) {
    var queue = Source.<Message>queue(WAITING).preMaterialize(with);
    var party = host.apply(new Outlet(queue.first(), slow));
    Sink<Message, CompletionStage<Done>> in =
        Flow.<Message>create()
            .mapAsync(1, it -> read(it, with))
            .mapAsync(1, it -> told(party, it))
            .toMat(Sink.ignore(), Keep.right());
    return Flow.fromSinkAndSourceCoupledMat(in, queue.second(), Keep.left())
        .mapMaterializedValue(ended -> {
          ended.whenCompleteAsync((_, _) -> party.gone(), threads);
          return NotUsed.getInstance();
        });
  }

  private CompletionStage<Boolean> told(Party party, Read read) {
    return CompletableFuture.supplyAsync(
        () -> {
          switch (read) {
            case Read.Whole(var message) -> party.heard(message);
            case Read.Unfit(var reason) -> party.unfit(reason);
          }
          return true;
        },
        threads);
  }

  private CompletionStage<Read> read(Message message, Materializer with) {
    if (!message.isText()) {
      message.asBinaryMessage().getStreamedData().runWith(Sink.ignore(), with);
      return CompletableFuture.completedStage(new Read.Unfit("binary"));
    }
    return whole(message.asTextMessage(), with);
  }

  private CompletionStage<Read> whole(TextMessage message, Materializer with) {
    if (message.isStrict())
      return CompletableFuture.completedStage(parsed(message.getStrictText()));
    return message
        .getStreamedText()
        .takeWithin(WHOLE)
        .runWith(Sink.fold(new StringBuilder(), (all, more) -> grown(all, more, largest)), with)
        .thenApply(all -> parsed(all.toString()))
        .exceptionally(_ -> new Read.Unfit("broken"));
  }

  private static StringBuilder grown(StringBuilder all, String more, int most) {
    return all.length() > most ? all : all.append(more);
  }

  private Read parsed(String text) {
    if (text.length() > largest) return new Read.Unfit("too-large");
    try {
      return Json.MAPPER.readTree(text) instanceof ObjectNode it
          ? new Read.Whole(it)
          : new Read.Unfit("malformed");
    } catch (JsonProcessingException _) {
      return new Read.Unfit("malformed");
    }
  }
}
