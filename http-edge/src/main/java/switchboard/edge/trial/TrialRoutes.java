package switchboard.edge.trial;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.talk.Talks;
import switchboard.edge.talk.TextSocket;
import switchboard.edge.talk.VoiceTalk;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Rung;
import switchboard.engine.conversation.Trial;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// `/v1/try`: the business calls and writes to its own receptionist as a customer of its invention
/// would. The conversations are [Trial]s. A call is taken over a socket, at `/v1/try/voice` or
/// `/ws/voice/{session}`, by whoever shows what the session was begun with; where a speech vendor
/// may hear the business's calls, its sound is at `/v1/try/sound`.
public final class TrialRoutes {

  private static final Duration LASTING = Duration.ofHours(1);
  private static final Duration AWAITED = Duration.ofMinutes(2);
  private static final Pattern SESSION = Pattern.compile("try-[0-9a-f]{32}");
  private static final Pattern CALLER = Pattern.compile("\\+155555501[0-9]{2}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LARGEST = 8_000;
  private static final int LONGEST = 2_000;
  private static final String CHANNEL = "channel";

  private final Writing writing;
  private final Talks talks;
  private final Passes passes;
  private final Tenants tenants;
  private final MeterRegistry registry;
  private final TextSocket socket;
  private final Optional<BrowserSound> sound;
  private final Executor threads;

  /// @param passes by a key used for nothing else
  /// @param sound the way to a speech vendor, where there may be one
  /// @param threads virtual ones
  public TrialRoutes(
      Writing writing,
      Talks talks,
      Passes passes,
      Tenants tenants,
      MeterRegistry registry,
      Optional<BrowserSound> sound,
      Executor threads) {
    this.writing = writing;
    this.talks = talks;
    this.passes = passes;
    this.tenants = tenants;
    this.registry = registry;
    this.socket = new TextSocket(LARGEST, threads);
    this.sound = sound;
    this.threads = threads;
  }

  public Route routes() {
    return concat(
        Versions.both(() ->
            pathPrefix(
                "try",
                () ->
                    concat(
                        path("sessions", () -> writing.post("/v1/try/sessions", this::begin)),
                        path("messages", () -> writing.post("/v1/try/messages", this::said)),
                        path("sound", () -> get(this::heard)),
                        path("voice", () -> get(() -> upgraded(Optional.empty())))))),
        path(
            PathMatchers.segment("ws").slash("voice").slash(PathMatchers.segment()),
            session -> get(() -> upgraded(Optional.of(session)))));
  }

  /// @param token to be shown in the first message of the socket
  /// @param caller the number the customer calls from
  /// @param sound where the call has begun already, and a speech vendor waits to hear it
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Session(
      String session, String token, String caller, OffsetDateTime expires, Optional<Heard> sound) {}

  /// @param parameters to be shown when the stream starts
  record Heard(String vendor, Map<String, String> parameters) {}

  private HttpResponse begin(Visit visit, Body body) {
    body.only("caller", "sound");
    var session = Trial.PREFIX + UUID.randomUUID().toString().replace("-", "");
    var caller =
        body.line("caller", 20).map(TrialRoutes::caller).orElseGet(() -> Trial.caller(session));
    var expires = talks.now().plus(LASTING);
    var token = passes.token(new Pass(visit.id(), session + caller.e164(), expires));
    var heard = body.flag("sound").filter(it -> it).flatMap(_ -> sounding(visit, session, caller));
    return Json.ok(new Session(session, token, caller.e164(), visit.at(expires).withNano(0), heard))
        .withStatus(StatusCodes.CREATED);
  }

  /// The call begins, and a vendor is to hear it; if nobody comes soon it is over.
  private Optional<Heard> sounding(Visit visit, String session, Phone caller) {
    var tenant = tenants.byId(visit.id());
    var vendor = sound.flatMap(way -> tenant.flatMap(way::vendor));
    if (vendor.isEmpty()) return Optional.empty();
    var id = EntityIds.of(visit.id(), session);
    var began = talks.now();
    var dialled = visit.profile().numbers().stream().findFirst();
    var arrival =
        new Arrival(Channel.VOICE, Optional.of(Personal.of(caller.e164())), dialled, session);
    talks.whole(id, to -> new Command.Begin(arrival, to), _ -> {});
    talks.ask(id, to -> new Command.TakeRung(Rung.SPEECH, vendor, "trial", to));
    talks.drop(id, AWAITED, () -> SoundLine.report(talks, id, began));
    registry.counter("switchboard.try", "channel", "SOUND").increment();
    var parameters = sound.orElseThrow().parameters(visit.id(), session, vendor.get());
    return Optional.of(new Heard(vendor.get(), parameters));
  }

  private static Phone caller(String told) {
    if (CALLER.matcher(told).matches()) return new Phone(told);
    throw new BadParameter("caller", "caller must be between +15555550100 and +15555550199.");
  }

  /// @param text what is answered; empty where nothing is
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Answer(String conversation, int turn, String text, Optional<String> language) {}

  private HttpResponse said(Visit visit, Body body) {
    body.only("session", "caller", CHANNEL, "text", "id");
    var session = Body.required("session", body.line("session", 60).map(TrialRoutes::session));
    var caller =
        body.line("caller", 20).map(TrialRoutes::caller).orElseGet(() -> Trial.caller(session));
    var channel =
        Body.required(
            CHANNEL, body.choice(CHANNEL, Map.of("sms", Channel.SMS, "chat", Channel.CHAT)));
    var text = Body.required("text", body.lines("text", LONGEST));
    var id = body.line("id", 64).map(TrialRoutes::id).orElseGet(() -> UUID.randomUUID().toString());
    var arrival = arrival(visit, channel, session, caller);
    return answered(visit, arrival, id, text);
  }

  private static String session(String told) {
    if (SESSION.matcher(told).matches()) return told;
    throw new BadParameter("session", "session must be one that was begun here.");
  }

  private static String id(String told) {
    if (ID.matcher(told).matches()) return told;
    throw new BadParameter("id", "id must be 8 to 64 letters, digits and hyphens.");
  }

  private static Arrival arrival(Visit visit, Channel channel, String session, Phone caller) {
    var thread =
        Trial.PREFIX
            + (channel == Channel.SMS ? "text-" : "chat-")
            + session.substring(Trial.PREFIX.length());
    var dialled = visit.profile().numbers().stream().findFirst();
    return channel == Channel.SMS
        ? new Arrival(channel, Optional.of(Personal.of(caller.e164())), dialled, thread)
        : new Arrival(channel, Optional.empty(), Optional.empty(), thread);
  }

  private HttpResponse answered(Visit visit, Arrival arrival, String message, String text) {
    registry.counter("switchboard.try", "channel", arrival.channel().name()).increment();
    var id = EntityIds.of(visit.id(), arrival.reference());
    var reply =
        talks.whole(
            id,
            to -> new Command.Receive(arrival, message, Personal.of(text), Optional.empty(), to),
            _ -> {});
    if (!(reply instanceof Reply.Say say))
      return Problem.of(409, "Another message is still being answered.").response();
    talks.ask(id, to -> new Command.Deliver(say.turn(), to));
    var words = say.text().erased() ? "" : say.text().text();
    return Json.ok(new Answer(arrival.reference(), say.turn(), words, say.language()));
  }

  /// Whose stream it is, and whether it may be heard, is seen to where all streams arrive.
  private Route heard() {
    return extractRequest(request -> {
      var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
      if (upgrade.isEmpty())
        return complete(Problem.of(400, "This address is for WebSockets.").response());
      return sound
          .map(way -> new SoundLine(way, talks, threads).flow())
          .map(it -> complete(upgrade.get().handleMessagesWith(it)))
          .orElseGet(() -> complete(Problem.of(404, "No sound is heard here.").response()));
    });
  }

  private Route upgraded(Optional<String> session) {
    return extractRequest(request -> {
      var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
      if (upgrade.isEmpty())
        return complete(Problem.of(400, "This address is for WebSockets.").response());
      var porter = new Ticketing(passes, tenants, talks, session, registry);
      var flow =
          socket.flow(
              outlet -> new VoiceTalk(talks, porter, outlet), () -> porter.refused("too-slow"));
      return complete(upgrade.get().handleMessagesWith(flow));
    });
  }
}
