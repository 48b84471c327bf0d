package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Speaking;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/owner/speech…`: by which hearing and with which voice the business speaks on the phone, and
/// what that sounds like.
public final class SpeechRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(SpeechRoutes.class);
  private static final String ALL = "/v1/owner/speech";
  private static final Duration KNOWN = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int LONGEST = 200;

  private final Map<String, TextToSpeech> voices;
  private final Tenants tenants;
  private final Entities<Tenant.Command> entities;

  private SpeechRoutes(
      Map<String, TextToSpeech> voices, Tenants tenants, Entities<Tenant.Command> entities) {
    this.voices = voices;
    this.tenants = tenants;
    this.entities = entities;
  }

  /// @param voices who can speak here, by the name of the speaker
  public static Route create(
      Reading reading,
      Writing writing,
      Map<String, TextToSpeech> voices,
      Tenants tenants,
      Entities<Tenant.Command> entities) {
    var routes = new SpeechRoutes(voices, tenants, entities);
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading, writing)));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        path("speech", () -> concat(reading.get(ALL, this::read), writing.put(ALL, this::put))),
        pathPrefix(
            "speech", () -> path("sample", () -> writing.post(ALL + "/sample", this::sample))));
  }

  private SpeechCard read(Visit visit) {
    return SpeechCard.of(visit.profile(), voices.keySet());
  }

  private HttpResponse put(Visit visit, Body body) {
    body.only("recogniser", "model", "speaker", "voice", "language");
    var wanted = SpeechCard.speaking(visit.profile(), body);
    var profile = visit.profile();
    var next = profile.with(profile.telephony().with(wanted));
    Writing.answered(
        entities.<Tenant.Reply>ask(visit.id(), to -> new Tenant.Command.ChangeProfile(next, to)));
    await(visit.id(), wanted);
    return Json.ok(SpeechCard.of(next, voices.keySet()));
  }

  /// Returns once this node knows, or after a while anyway.
  private void await(String tenant, Speaking wanted) {
    var end = System.nanoTime() + KNOWN.toNanos();
    while (!knows(tenant, wanted) && System.nanoTime() < end) LockSupport.parkNanos(POLL.toNanos());
  }

  private boolean knows(String tenant, Speaking wanted) {
    return tenants
        .byId(tenant)
        .filter(it -> it.profile().telephony().speaking().equals(Optional.of(wanted)))
        .isPresent();
  }

  private HttpResponse sample(Visit visit, Body body) {
    body.only("speaker", "voice", "language", "text");
    var profile = visit.profile();
    var wanted = SpeechCard.speaking(profile, body);
    var words =
        new Words(
            body.line("text", LONGEST).orElseGet(() -> greeting(profile)),
            wanted.language().orElse(profile.language()),
            wanted.voice());
    var speaker = wanted.speaker().orElse(Speaking.TWILIO);
    var by = speaker.equals(Speaking.TWILIO) ? Speaking.LOCAL : speaker;
    return Optional.ofNullable(voices.get(by))
        .map(it -> spoken(by, it.speak(words)))
        .orElseGet(() -> silent(speaker));
  }

  private static String greeting(Profile profile) {
    var own = profile.persona().greeting().replace("{business}", profile.name());
    return own.isBlank()
        ? "Thank you for calling " + profile.name() + ". How can I help?"
        : own.substring(0, Math.min(own.length(), LONGEST));
  }

  private static HttpResponse spoken(String by, Answer answer) {
    return switch (answer) {
      case Answer.Spoken(var audio, var type) ->
          HttpResponse.create()
              .withEntity(HttpEntities.create(ContentTypes.parse(type), audio))
              .addHeader(RawHeader.create("X-Spoken-By", by));
      case Answer.Unavailable _ -> silent(by);
      case Answer.Failed(var reason) -> {
        LOG.warn("Could not speak: {}", reason);
        yield Problem.of(503, "It could not be spoken just now. Try again.")
            .response()
            .addHeader(RawHeader.create("Retry-After", "5"));
      }
    };
  }

  private static HttpResponse silent(String speaker) {
    var why =
        switch (speaker) {
          case Speaking.TWILIO ->
              "Twilio's voices can be heard in a call only. Call your number to hear it.";
          case Speaking.LOCAL -> "No program that speaks is installed on the server (espeak-ng).";
          default -> SpeechCard.name(speaker) + " cannot be heard here: it has no key.";
        };
    return Problem.of(501, why).because("no-speech").response();
  }
}
