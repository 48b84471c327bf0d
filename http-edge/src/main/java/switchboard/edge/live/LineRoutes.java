package switchboard.edge.live;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.message.Lines;
import switchboard.edge.twilio.LiveTwiml;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.conversation.Intervention;
import switchboard.engine.dialogue.SpokenText;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Staff;

/// `/v1/owner/live` and `/v1/owner/calls/{id}/…`: the calls in progress, and what an owner may do
/// to one: have a sentence said in it, give it to a person, end it.
public final class LineRoutes {

  private static final String ONE = "/v1/owner/calls/{id}/";
  private static final String OWNER = "owner";
  private static final int LONGEST_ID = 200;
  private static final int LONGEST = 300;

  /// The network's ids of calls that we hold.
  private static final Pattern HELD = Pattern.compile("CA[0-9A-Za-z-]{1,40}");

  private final LineReader reader;
  private final Conversations conversations;
  private final Entities<Conversation.Command> entities;
  private final Lines lines;
  private final LiveTwiml twiml;

  private LineRoutes(
      LineReader reader,
      Conversations conversations,
      Entities<Conversation.Command> entities,
      Lines lines,
      LiveTwiml twiml) {
    this.reader = reader;
    this.conversations = conversations;
    this.entities = entities;
    this.lines = lines;
    this.twiml = twiml;
  }

  /// What was done, in a word and in a sentence.
  record Done(String call, String done, String detail) {}

  /// How calls in progress are reached.
  ///
  /// @param lines the network that holds them
  public record Reach(Entities<Conversation.Command> entities, Lines lines, LiveTwiml twiml) {}

  public static Route create(
      Reading reading,
      Writing writing,
      Conversations conversations,
      Reach reach,
      java.time.Clock clock) {
    var reader = new LineReader(conversations, clock);
    var routes =
        new LineRoutes(reader, conversations, reach.entities(), reach.lines(), reach.twiml());
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading, writing)));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        path("live", () -> reading.get("/v1/owner/live", reader::read)),
        path(
            segment("calls").slash(segment()).slash("whisper"),
            id -> writing.post(ONE + "whisper", (visit, body) -> whisper(visit, id, body))),
        path(
            segment("calls").slash(segment()).slash("take-over"),
            id -> writing.post(ONE + "take-over", (visit, body) -> takeOver(visit, id, body))),
        path(
            segment("calls").slash(segment()).slash("end"),
            id -> writing.post(ONE + "end", (visit, body) -> end(visit, id, body))));
  }

  private HttpResponse whisper(Visit visit, String id, Body body) {
    body.only("words");
    var words = Body.required("words", words(body));
    var call = live(visit, id);
    if (call.isEmpty()) return gone(visit, id);
    var reply = ask(visit, id, to -> new Intervention.Whisper(words, OWNER, to));
    if (reply instanceof Reply.Rejected(var why)) return refused(why);
    var name = visit.profile().persona().name();
    return done(id, "whispered", name + " says it with the next reply.");
  }

  /// A sentence a voice can say.
  private static Optional<Personal> words(Body body) {
    return body.line("words", LONGEST)
        .map(SpokenText::sentence)
        .map(it -> {
          if (!it.isEmpty()) return Personal.of(it);
          throw new BadParameter("words", "words must be something that can be said.");
        });
  }

  private HttpResponse takeOver(Visit visit, String id, Body body) {
    body.only("staff");
    var wanted = body.line("staff", 40);
    var staff = staff(visit, wanted);
    var call = live(visit, id);
    if (call.isEmpty()) return gone(visit, id);
    if (!HELD.matcher(id).matches()) return elsewhere();
    var number = staff.phone().text();
    var told = twiml.putThrough(visit.tenant(), call.get().language(), id, number);
    return switch (lines.change(id, told)) {
      case GONE -> over();
      case UNSURE -> failed("Nobody was called.");
      case DONE -> {
        ask(visit, id, to -> new Intervention.PutThrough(staff.id(), OWNER, to));
        yield done(id, "ringing", "Calling " + name(staff) + ". The caller hears that they wait.");
      }
    };
  }

  private static Staff staff(Visit visit, Optional<String> wanted) {
    var all = Staff.of(visit.profile());
    return all.stream()
        .filter(it -> wanted.isEmpty() || wanted.get().equals(it.id()))
        .filter(it -> !it.phone().erased())
        .findFirst()
        .orElseThrow(() ->
            new BadParameter("staff", "staff must be somebody of the business with a telephone."));
  }

  private static String name(Staff it) {
    return it.name().isBlank() ? "the owner" : it.name();
  }

  private HttpResponse end(Visit visit, String id, Body body) {
    body.only("words");
    var words = words(body);
    var call = live(visit, id);
    if (call.isEmpty()) return gone(visit, id);
    if (!HELD.matcher(id).matches()) return elsewhere();
    return switch (ask(visit, id, to -> new Intervention.Dismiss(words, OWNER, to))) {
      case Reply.Say say -> hungUp(visit, id, say);
      case Reply.Rejected(var why) -> refused(why);
      case Reply _ -> failed("Nothing was done.");
    };
  }

  private HttpResponse hungUp(Visit visit, String id, Reply.Say say) {
    var words = say.text().erased() ? "" : say.text().text();
    return switch (lines.change(id, twiml.farewell(visit.tenant(), say.language(), words))) {
      case DONE -> done(id, "ended", "The caller heard: " + words);
      case GONE -> done(id, "ended", "The caller had hung up already.");
      case UNSURE -> failed("The call ends as soon as the caller says something.");
    };
  }

  /// The call, if it is one of this business and still goes on.
  private Optional<Summary> live(Visit visit, String id) {
    return known(visit, id).filter(it -> it.ended().isEmpty());
  }

  private Optional<Summary> known(Visit visit, String id) {
    return Optional.of(id)
        .filter(it -> it.length() <= LONGEST_ID)
        .flatMap(it -> conversations.byId(visit.id(), it))
        .map(Conversations.Detail::summary)
        .filter(it -> it.channel() == Channel.VOICE);
  }

  private HttpResponse gone(Visit visit, String id) {
    return known(visit, id).isPresent() ? over() : unknown();
  }

  private Reply ask(
      Visit visit,
      String id,
      java.util.function.Function<
              org.apache.pekko.actor.typed.ActorRef<Reply>, Conversation.Command>
          command) {
    return Writing.answered(entities.<Reply>ask(EntityIds.of(visit.id(), id), command));
  }

  private static HttpResponse refused(Reason why) {
    return switch (why) {
      case ENDED -> over();
      case NOT_BEGUN, UNKNOWN_TURN -> unknown();
      case TOO_MUCH ->
          Problem.of(409, "Three sentences are waiting to be said already.")
              .because("too-much")
              .response();
      case PENDING, DISCARDED, ASKED_OTHERWISE -> elsewhere();
    };
  }

  private static HttpResponse over() {
    return Problem.of(409, "This call is over already.").because("over").response();
  }

  private static HttpResponse elsewhere() {
    return Problem.of(
            409, "A voice service of its own leads this call and takes nothing from here.")
        .because("elsewhere")
        .response();
  }

  private static HttpResponse unknown() {
    return Problem.of(404, "This business has no such call.").response();
  }

  private static HttpResponse failed(String what) {
    return Problem.of(503, "The telephone network did not take it. " + what)
        .because("network")
        .response();
  }

  private static HttpResponse done(String call, String done, String detail) {
    return Json.ok(new Done(call, done, detail));
  }
}
