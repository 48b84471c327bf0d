package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
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
import switchboard.edge.http.Problem;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.message.Outbox;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;

/// `/v1/owner/schedule/tomorrow`, `/v1/owner/summary/today`, the same to listen to, and
/// `/v1/owner/service-mix`.
public final class DayRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(DayRoutes.class);
  private static final String TOMORROW = "/v1/owner/schedule/tomorrow";
  private static final String TODAY = "/v1/owner/summary/today";
  private static final String MIX = "/v1/owner/service-mix";

  private final DayReader days;
  private final MixReader mix;
  private final TextToSpeech speech;

  private DayRoutes(DayReader days, MixReader mix, TextToSpeech speech) {
    this.days = days;
    this.mix = mix;
    this.speech = speech;
  }

  /// @param speech [TextToSpeech#NONE] where none is set up
  public static Route create(
      Reading reading,
      Conversations conversations,
      Schedule schedule,
      Outbox outbox,
      TextToSpeech speech,
      Clock clock) {
    var today = new TodayReader(conversations, schedule, outbox, clock);
    var days = new DayReader(schedule, today, clock, !speech.equals(TextToSpeech.NONE));
    var routes = new DayRoutes(days, new MixReader(schedule, clock), speech);
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading)));
  }

  private Route routes(Reading reading) {
    return concat(
        path(segment("schedule").slash("tomorrow"), () -> reading.get(TOMORROW, days::tomorrow)),
        path(
            segment("schedule").slash("tomorrow").slash("audio"),
            () ->
                reading.answer(
                    TOMORROW + "/audio", it -> spoken(it, one -> days.tomorrow(one).speech()))),
        path(segment("summary").slash("today"), () -> reading.get(TODAY, days::summary)),
        path(
            segment("summary").slash("today").slash("audio"),
            () ->
                reading.answer(
                    TODAY + "/audio", it -> spoken(it, one -> days.summary(one).speech()))),
        path("service-mix", () -> reading.answer(MIX, mix::asked)),
        path("service-mix.csv", () -> reading.answer(MIX + ".csv", mix::csv)));
  }

  private HttpResponse spoken(Visit visit, Function<Visit, String> words) {
    if (speech.equals(TextToSpeech.NONE)) return silent();
    var language = visit.profile().language();
    var voice = Optional.of(visit.profile().persona().voice());
    return switch (speech.speak(new Words(words.apply(visit), language, voice))) {
      case Answer.Spoken(var audio, var type) ->
          HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.parse(type), audio));
      case Answer.Unavailable _ -> silent();
      case Answer.Failed(var reason) -> {
        LOG.warn("Could not speak: {}", reason);
        yield Problem.of(503, "It could not be spoken just now. Try again.")
            .response()
            .addHeader(RawHeader.create("Retry-After", "5"));
      }
    };
  }

  private static HttpResponse silent() {
    return Problem.of(
            501,
            "No speech is set up here: install espeak-ng, or see SWITCHBOARD_TTS in the"
                + " configuration.")
        .response();
  }
}
