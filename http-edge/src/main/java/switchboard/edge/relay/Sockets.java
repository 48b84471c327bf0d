package switchboard.edge.relay;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSink;
import switchboard.edge.http.Problem;
import switchboard.edge.relay.Session.Note;

/// The text sockets of this node: lets the network in, knows which session holds which call, and
/// hands the calls on when the node stops.
public final class Sockets implements Session.Holding {

  /// More than any reply needs; who lets it fill does not read.
  private static final int BUFFER = 256;

  private static final Duration HALF = Duration.ofSeconds(5);

  private final Desk desk;
  private final Predicate<HttpRequest> signed;
  private final Pacing pacing;
  private final RelayMetrics metrics;
  private final Map<String, ActorRef<Note>> held = new ConcurrentHashMap<>();
  private volatile boolean leaving;

  /// @param signed whether the network signed a handshake
  public Sockets(Desk desk, Predicate<HttpRequest> signed, Pacing pacing, RelayMetrics metrics) {
    this.desk = desk;
    this.signed = signed;
    this.pacing = pacing;
    this.metrics = metrics;
  }

  public Route route(String path) {
    return Directives.path(
        PathMatchers.separateOnSlashes(path),
        () ->
            Directives.get(() ->
                Directives.extractActorSystem(system ->
                    Directives.extractRequest(
                        it -> Directives.complete(upgrade(Adapter.toTyped(system), it))))));
  }

  private HttpResponse upgrade(ActorSystem<?> system, HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.webSocketUpgrade)
        .map(it -> {
          var code = new AtomicInteger(Upgrade.USUAL);
          return Upgrade.of(system, it, flow(system, signed.test(request), code), code);
        })
        .orElseGet(() -> Problem.of(426, "A WebSocket is spoken here.").response());
  }

  private Flow<Message, Message, NotUsed> flow(
      ActorSystem<?> system, boolean signed, AtomicInteger code) {
    var pair = Source.<String>queue(BUFFER).preMaterialize(system);
    var queue = pair.first();
    var frame =
        new Session.Frame(
            desk,
            signed,
            pacing,
            metrics,
            it -> queue.offer(it.json()).isEnqueued(),
            it -> close(queue, code, it),
            this);
    var session =
        system.systemActorOf(Session.create(frame), "relay-" + UUID.randomUUID(), Props.empty());
    Sink<Note, NotUsed> notes =
        ActorSink.actorRefWithBackpressure(
            session,
            (ActorRef<Session.Taken> ack, Note it) ->
                it instanceof Session.Heard(_, var told) ? new Session.Heard(ack, told) : it,
            Session.Opened::new,
            Session.TAKEN,
            new Session.Gone(),
            _ -> new Session.Gone());
    var in = Flow.of(Message.class).flatMapConcat(it -> told(system, it)).to(notes);
    return Flow.fromSinkAndSourceCoupled(in, pair.second().map(TextMessage::create));
  }

  /// What is still to be written is, unless nobody reads it.
  private static void close(BoundedSourceQueue<String> queue, AtomicInteger code, int wanted) {
    code.set(wanted);
    if (queue.size() < BUFFER) queue.complete();
    else queue.fail(new Unread());
  }

  /// A socket is cut because nobody reads what we write to it.
  private static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread() {
      super("nobody reads", null, false, false);
    }
  }

  private static Source<Note, ?> told(ActorSystem<?> system, Message message) {
    return (switch (message) {
          case TextMessage it when it.isStrict() -> Source.single(Told.of(it.getStrictText()));
          case TextMessage it -> whole(it);
          case BinaryMessage it -> {
            if (!it.isStrict()) it.getStreamedData().runWith(Sink.ignore(), system);
            yield Source.<Told>single(new Told.Bad("binary"));
          }
          default -> Source.<Told>single(new Told.Bad("binary"));
        })
        .map(it -> (Note) new Session.Heard(system.ignoreRef(), it));
  }

  /// A message in pieces, if it ever ends and is not too long.
  private static Source<Told, ?> whole(TextMessage message) {
    return message
        .getStreamedText()
        .completionTimeout(HALF)
        .limitWeighted(Told.LONGEST, it -> (long) it.length())
        .fold(new StringBuilder(), StringBuilder::append)
        .map(it -> Told.of(it.toString()))
        .recover(new PFBuilder<Throwable, Told>().matchAny(_ -> new Told.Bad("half")).build());
  }

  @Override
  public void begins(String call, ActorRef<Note> session) {
    var before = held.put(call, session);
    if (before != null && !before.equals(session)) before.tell(new Session.Superseded());
    if (leaving) session.tell(new Session.Leave());
  }

  @Override
  public void ends(String call, ActorRef<Note> session) {
    held.remove(call, session);
  }

  /// How many calls are held over sockets of this node.
  public int live() {
    return held.size();
  }

  /// Hands every call on to the network at its next pause, so that it goes on at another node.
  ///
  /// @return done when none is left here, or it takes too long
  public CompletionStage<Done> leave() {
    leaving = true;
    held.values().forEach(it -> it.tell(new Session.Leave()));
    var all = new CompletableFuture<Done>();
    Thread.ofVirtual().name("relay-leave").start(() -> await(all));
    return all;
  }

  private void await(CompletableFuture<Done> all) {
    long until = System.nanoTime() + pacing.leaving().plus(HALF).toNanos();
    try {
      while (!held.isEmpty() && System.nanoTime() - until < 0) TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    all.complete(Done.getInstance());
  }
}
