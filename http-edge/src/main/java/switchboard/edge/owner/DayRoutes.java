package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Clock;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.message.Outbox;
import switchboard.engine.speech.TextToSpeech;

/// `/v1/owner/schedule/tomorrow`, `/v1/owner/summary/today`, the same to listen to, and
/// `/v1/owner/service-mix`.
public final class DayRoutes {

  private static final String TOMORROW = "/v1/owner/schedule/tomorrow";
  private static final String TODAY = "/v1/owner/summary/today";
  private static final String MIX = "/v1/owner/service-mix";

  private final DayReader days;
  private final MixReader mix;
  private final Speaking speech;

  private DayRoutes(DayReader days, MixReader mix, Speaking speech) {
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
    var routes = new DayRoutes(days, new MixReader(schedule, clock), new Speaking(speech));
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
    return speech.spoken(visit, words.apply(visit));
  }
}
