package switchboard.edge.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.media.Talk;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Hosted.Answer.Followed;
import switchboard.engine.conversation.Hosted.Answer.Told;
import switchboard.engine.privacy.Personal;

/// Tells a conversation what is said on its call, one thing after the other, each until it is safe.
/// What waits is bounded; when it is too much, or the conversation cannot be reached, the call is
/// given up to the rung below rather than recorded with gaps.
final class CallTalk implements Talk {

  /// Far more than a conversation says in the time an answer may take.
  private static final int WAITING = 64;

  /// How often the same thing is told to a conversation that does not answer.
  private static final int TRIES = 3;

  /// Between the vendor's wish to end the call and its end, should it say nothing more.
  private static final Duration GOODBYE = Duration.ofSeconds(6);

  /// A key that follows another is part of a number.
  private static final long APART = Duration.ofSeconds(3).toNanos();

  /// Reasons that lie with the vendor.
  static final Set<String> ILL =
      Stream.of(Cause.values())
          .filter(it -> it != Cause.EXPIRED)
          .map(it -> it.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  /// After these the vendor has little more to say.
  private static final Set<String> LAST = Set.of("end_conversation", "hand_over");

  private static final String PERSON = "0";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param id of the line, by its token
  /// @param generation to count on from
  record Line(String conversation, String id, String vendor, int generation) {}

  /// Something the conversation is to be told.
  private sealed interface Item {

    /// @param last why it is the last thing; empty: it is not
    record Tell(Telling telling, Optional<String> last) implements Item {}

    record Invoke(
        String call,
        int generation,
        String function,
        Personal arguments,
        CompletableFuture<Answer> told)
        implements Item {}
  }

  private interface Telling {
    Command of(int number, ActorRef<Reply> replyTo);
  }

  private final Line line;
  private final CallSwitchroom.Means means;
  private final BoundedSourceQueue<Item> queue;
  private final Queue<Personal> toSay = new ConcurrentLinkedQueue<>();
  private volatile boolean alive = true;
  private boolean heardFromVendor;
  private long lastKey = Long.MIN_VALUE;
  private int number;

  private CallTalk(Line line, CallSwitchroom.Means means) {
    this.line = line;
    this.means = means;
    this.queue =
        Source.<Item>queue(WAITING)
            .mapAsync(1, this::deliver)
            .to(Sink.ignore())
            .run(SystemMaterializer.get(means.system()).materializer());
  }

  static CallTalk begin(Line line, CallSwitchroom.Means means) {
    return new CallTalk(line, means);
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public Optional<Personal> toSay() {
    return Optional.ofNullable(toSay.poll());
  }

  @Override
  public void callerSaid(String words) {
    var told = Personal.of(words);
    tell((number, to) -> new Hosted.Said(line.id(), number, told, to));
  }

  @Override
  public void agentSaid(String item, String words, String heard) {
    if (!heardFromVendor) means.rungs().vendors().succeeded(line.vendor());
    heardFromVendor = true;
    var all = Personal.of(words);
    var ear = Personal.of(heard);
    tell((number, to) -> new Hosted.Spoke(line.id(), number, all, ear, to));
  }

  /// The vendor hears no keys: who presses the one for a person is ours again.
  @Override
  public void pressed(String digit) {
    var keys = Personal.of(digit);
    boolean alone = lastKey == Long.MIN_VALUE || System.nanoTime() - lastKey > APART;
    lastKey = System.nanoTime();
    var last = alone && digit.equals(PERSON) ? Optional.of("key") : Optional.<String>empty();
    offer(new Item.Tell((number, to) -> new Hosted.Keyed(line.id(), number, keys, to), last));
  }

  @Override
  public CompletionStage<Answer> wants(
      String call, int generation, String function, String arguments) {
    var told = new CompletableFuture<Answer>();
    var id = line.id() + "-" + call;
    var asked =
        new Item.Invoke(id, line.generation() + generation, function, Personal.of(arguments), told);
    if (!alive || !offer(asked)) told.complete(unanswered());
    return told;
  }

  @Override
  public void lost(String reason) {
    if (ILL.contains(reason)) means.rungs().vendors().failed(line.vendor());
    giveUp(reason);
    queue.complete();
  }

  @Override
  public void hungUp() {
    queue.complete();
    means.rungs().over(line.conversation());
  }

  private void tell(Telling telling) {
    offer(new Item.Tell(telling, Optional.empty()));
  }

  private boolean offer(Item item) {
    var offered = queue.offer(item);
    if (offered.equals(QueueOfferResult.dropped())) giveUp("queue-full");
    return offered.isEnqueued();
  }

  /// What waits is still told; the network goes on a rung below as soon as its socket is closed.
  private void giveUp(String reason) {
    if (!alive) return;
    alive = false;
    means.registry().counter("switchboard.talk.given.up", "reason", reason).increment();
    means.rungs().lost(line.conversation(), reason);
  }

  private CompletionStage<Done> deliver(Item item) {
    return switch (item) {
      case Item.Tell(var telling, var last) ->
          tell(telling, ++number, 1)
              .thenApply(done -> {
                last.ifPresent(this::giveUp);
                return done;
              });
      case Item.Invoke it -> {
        invoke(it);
        yield CompletableFuture.completedStage(Done.getInstance());
      }
    };
  }

  /// The same number again changes nothing, so that telling it again is safe.
  private CompletionStage<Done> tell(Telling telling, int number, int tried) {
    return means
        .conversations()
        .<Reply>ask(line.conversation(), to -> telling.of(number, to))
        .thenApply(this::told)
        .exceptionallyCompose(fault -> again(telling, number, tried));
  }

  private CompletionStage<Done> again(Telling telling, int number, int tried) {
    if (tried < TRIES) return tell(telling, number, tried + 1);
    giveUp("conversation-late");
    return CompletableFuture.completedStage(Done.getInstance());
  }

  private Done told(Reply reply) {
    switch (reply) {
      case Followed(var over, _) when over -> giveUp("over");
      case Followed(_, var say) -> toSay.addAll(say);
      case Reply _ -> giveUp("conversation-refuses");
    }
    return Done.getInstance();
  }

  private void invoke(Item.Invoke it) {
    means
        .conversations()
        .<Reply>ask(
            line.conversation(),
            to -> new Hosted.Invoke(it.call(), it.generation(), it.function(), it.arguments(), to))
        .thenApply(reply -> answer(it, reply))
        .exceptionally(_ -> unanswered())
        .thenAccept(it.told()::complete);
  }

  private Answer answer(Item.Invoke it, Reply reply) {
    if (!(reply instanceof Told(_, var answer, var pending))) return unanswered();
    if (LAST.contains(it.function())) closeSoon();
    return new Answer(json(answer), pending);
  }

  private static JsonNode json(Personal answer) {
    try {
      return JSON.readTree(answer.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("we wrote no JSON", e);
    }
  }

  /// For what nobody wants any more, or nobody answered.
  private static Answer unanswered() {
    var told =
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", false)
            .put("say", "I'm sorry, I can't do that just now. Shall I take a message?");
    return new Answer(told, false);
  }

  private void closeSoon() {
    means
        .system()
        .scheduler()
        .scheduleOnce(
            GOODBYE,
            () -> tell((number, to) -> new Hosted.Close(line.id(), number, to)),
            means.system().executionContext());
  }
}
