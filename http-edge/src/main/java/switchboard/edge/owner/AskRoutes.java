package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.tenant.EntityIds;

/// `/v1/owner/ask`: a question in plain words, answered in words that can be read aloud, by the
/// same conversation that answers the owner on the phone.
public final class AskRoutes {

  private static final String ASK = "/v1/owner/ask";
  private static final Pattern THREAD = Pattern.compile("web-[0-9a-f]{32}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
  private static final int LONGEST = 1000;

  private final Entities<Command> conversations;
  private final Speaking speech;

  private AskRoutes(Entities<Command> conversations, Speaking speech) {
    this.conversations = conversations;
    this.speech = speech;
  }

  /// @param say the answer, fit to be spoken
  /// @param data what it is about, where something was looked up
  /// @param conversation to be sent with the next question, so that "yes" and "the second one" are
  ///   understood
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Answer(String say, Optional<JsonNode> data, String conversation) {}

  /// @param speech [TextToSpeech#NONE] where none is set up
  public static Route create(
      Writing writing, Entities<Command> conversations, TextToSpeech speech) {
    var routes = new AskRoutes(conversations, new Speaking(speech));
    return Versions.both(
        () -> pathPrefix("owner", () -> path("ask", () -> writing.post(ASK, routes::asked))));
  }

  private HttpResponse asked(Visit visit, Body body) {
    body.only("text", "conversation");
    var text = Body.required("text", body.lines("text", LONGEST));
    var thread = body.line("conversation", 40).map(AskRoutes::thread).orElseGet(AskRoutes::fresh);
    boolean aloud = aloud(visit);
    if (aloud && speech.silent()) return speech.unavailable();
    return said(EntityIds.of(visit.id(), thread), thread, message(visit), text)
        .map(it -> aloud ? spoken(visit, it) : Json.ok(it))
        .orElseGet(() -> Problem.of(409, "Another question is still being answered.").response());
  }

  private HttpResponse spoken(Visit visit, Answer it) {
    return speech
        .spoken(visit, it.say())
        .addHeader(RawHeader.create("X-Conversation", it.conversation()));
  }

  private static String thread(String told) {
    if (THREAD.matcher(told).matches()) return told;
    throw new BadParameter("conversation", "conversation must be one that an answer has named.");
  }

  private static String fresh() {
    return "web-" + UUID.randomUUID().toString().replace("-", "");
  }

  /// The same question sent twice is answered alike and does nothing twice.
  private static String message(Visit visit) {
    return visit
        .request()
        .getHeader("Idempotency-Key")
        .map(it -> it.value())
        .map(AskRoutes::key)
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  private static String key(String told) {
    if (KEY.matcher(told).matches()) return told;
    throw new BadParameter(
        "Idempotency-Key", "Idempotency-Key must be 1 to 200 visible characters of ASCII.");
  }

  private static boolean aloud(Visit visit) {
    return StreamSupport.stream(visit.request().getHeaders().spliterator(), false)
        .filter(it -> it.is("accept"))
        .anyMatch(it -> it.value().strip().startsWith("audio/"));
  }

  /// Empty: the conversation is busy with something else.
  private Optional<Answer> said(String id, String thread, String message, String text) {
    var arrival = new Arrival(Channel.WEB, Optional.empty(), Optional.empty(), thread);
    var reply =
        Writing.answered(
            conversations.<Reply>ask(
                id,
                to ->
                    new Command.Receive(
                        arrival, message, Personal.of(text), Optional.empty(), to)));
    if (!(reply instanceof Reply.Say say)) return Optional.empty();
    Writing.answered(conversations.<Reply>ask(id, to -> new Command.Deliver(say.turn(), to)));
    var words = say.text().erased() ? "" : say.text().text();
    return Optional.of(new Answer(words, shown(id), thread));
  }

  private Optional<JsonNode> shown(String id) {
    return Writing.answered(conversations.<Reply>ask(id, Command.Show::new))
            instanceof Reply.Shown(var data)
        ? data.filter(it -> !it.erased()).map(it -> read(it.text()))
        : Optional.empty();
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a conversation showed what is no JSON", e);
    }
  }
}
