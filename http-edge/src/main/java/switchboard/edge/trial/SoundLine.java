package switchboard.edge.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Json;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.talk.Talks;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Fall;
import switchboard.engine.conversation.Rung;

/// The socket of one trial whose sound is heard by a vendor. Knows which call it is from what the
/// browser says first; when it is gone the call goes on by text for whoever comes back in time, and
/// is over for whoever hung up or does not.
final class SoundLine {

  private static final Logger LOG = LoggerFactory.getLogger(SoundLine.class);
  private static final Duration RETURN = Duration.ofSeconds(20);
  private static final long SLOWEST = 2_000;
  private static final String SOUND = "{\"event\":\"media\"";

  private final BrowserSound sound;
  private final Talks talks;
  private final Executor threads;
  private volatile Optional<String> conversation = Optional.empty();
  private volatile boolean hungUp;
  private final Instant began;

  SoundLine(BrowserSound sound, Talks talks, Executor threads) {
    this.sound = sound;
    this.talks = talks;
    this.threads = threads;
    this.began = talks.now();
  }

  Flow<Message, Message, NotUsed> flow() {
    var materializer = SystemMaterializer.get(sound.system()).materializer();
    return Flow.of(Message.class)
        .filter(Message::isText)
        .mapAsync(1, it -> it.asTextMessage().toStrict(SLOWEST, materializer))
        .map(this::noted)
        .via(sound.line())
        .mapAsync(1, it -> whole(it, materializer))
        .onErrorComplete()
        .watchTermination((it, done) -> {
          done.whenCompleteAsync((_, _) -> gone(), threads);
          return it;
        });
  }

  private static java.util.concurrent.CompletionStage<Message> whole(
      Message it, Materializer materializer) {
    return it.asTextMessage().toStrict(SLOWEST, materializer).thenApply(text -> text);
  }

  private Message noted(TextMessage it) {
    var text = it.getStrictText();
    if (!text.startsWith(SOUND)) read(text);
    return it;
  }

  private void read(String text) {
    try {
      var said = Json.MAPPER.readTree(text);
      switch (said.path("event").asText()) {
        case "start" -> started(said.path("start"));
        case "stop" -> hungUp = true;
        default -> {}
      }
    } catch (JsonProcessingException _) {
      LOG.debug("What the browser said could not be read; the door will see to it.");
    }
  }

  private void started(JsonNode start) {
    if (conversation.isPresent()) return;
    var shown = new HashMap<String, String>();
    start
        .path("customParameters")
        .properties()
        .forEach(it -> shown.put(it.getKey(), it.getValue().asText()));
    conversation = sound.conversation(shown, start.path("callSid").asText());
    conversation.ifPresent(talks::lift);
  }

  private void gone() {
    conversation.ifPresent(id -> {
      sound.over(id);
      if (!hungUp)
        quietly(() -> talks.ask(id, to -> new Fall(Rung.GATHER, Optional.empty(), "lost", to)));
      talks.drop(id, hungUp ? Duration.ZERO : RETURN, () -> report(talks, id, began));
    });
  }

  /// Nobody is on the line any more.
  static void report(Talks talks, String id, Instant began) {
    var lasted = Optional.of(Duration.between(began, talks.now()));
    quietly(() -> talks.ask(id, to -> new Command.Report("completed", 1, lasted, to)));
  }

  private static void quietly(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.warn("The end of a sound was not noted: {}", Failures.describe(Failures.root(e)));
    }
  }
}
