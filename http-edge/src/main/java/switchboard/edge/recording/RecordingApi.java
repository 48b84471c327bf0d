package switchboard.edge.recording;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.message.Vault;
import switchboard.engine.Entities;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recording.Command;
import switchboard.engine.recording.Recording.Reply;
import switchboard.engine.recording.Recordings;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Recording;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/crm/recordings…`: what was recorded, to be listened to and removed; and
/// `/v1/admin/recording`: whether calls are, and for how long. The sound comes through us: nobody
/// sees an address of the network's.
public final class RecordingApi {

  private static final String ALL = "/v1/crm/recordings";
  private static final String ONE = ALL + "/{id}";
  private static final String TERMS = "/v1/admin/recording";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_ID = 120;
  private static final int LONGEST_NOTICE = 300;
  private static final Duration LEAST = Duration.ofDays(1);
  private static final Duration MOST = Duration.ofDays(3660);
  private static final Map<String, Sort> SORTS =
      new TreeMap<>(Map.of("call", Sort.CALL, "voicemail", Sort.VOICEMAIL));

  private final Reading reading;
  private final Writing writing;
  private final Recordings recordings;
  private final Entities<Command> entities;
  private final Vault vault;
  private final Tenants tenants;
  private final Entities<Tenant.Command> businesses;
  private final Clock clock;

  public RecordingApi(
      Reading reading,
      Writing writing,
      Recordings recordings,
      Entities<Command> entities,
      Vault vault,
      Tenants tenants,
      Entities<Tenant.Command> businesses,
      Clock clock) {
    this.reading = reading;
    this.writing = writing;
    this.recordings = recordings;
    this.entities = entities;
    this.vault = vault;
    this.tenants = tenants;
    this.businesses = businesses;
    this.clock = clock;
  }

  public Route routes() {
    return Versions.both(() ->
        concat(
            pathPrefix("crm", () -> pathPrefix("recordings", this::kept)),
            pathPrefix("admin", () -> path("recording", this::terms))));
  }

  private Route kept() {
    return concat(
        pathEnd(() -> reading.get(ALL, this::list)),
        path(
            segment(),
            id ->
                concat(
                    reading.find(ONE, visit -> one(visit, id)),
                    writing.delete(ONE, (visit, body) -> remove(visit, id, body)))),
        path(
            segment().slash("audio"),
            id -> reading.answer(ONE + "/audio", visit -> sound(visit, id))));
  }

  private Route terms() {
    return concat(
        reading.get(TERMS, visit -> Terms.of(visit.profile())), writing.put(TERMS, this::arrange));
  }

  /// @param words that were left, where they are known
  /// @param until how long it is kept
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Sheet(
      String id,
      String conversation,
      String sort,
      long seconds,
      Optional<String> words,
      Optional<String> name,
      Optional<String> phone,
      OffsetDateTime at,
      OffsetDateTime until) {

    static Sheet of(Visit visit, Recordings.Row it) {
      return new Sheet(
          it.id(),
          it.conversation(),
          it.sort().name().toLowerCase(Locale.ROOT),
          it.length().toSeconds(),
          it.words(),
          it.name(),
          it.peer(),
          visit.at(it.at()),
          visit.at(it.until()));
    }
  }

  private Cards<Sheet> list(Visit visit) {
    var asked = visit.parameters();
    var sort = asked.choice("sort", SORTS);
    var conversation = asked.text("conversation", LONGEST_ID);
    return Cards.of(
        asked.page(
            (cursor, limit) -> recordings.list(visit.id(), sort, conversation, cursor, limit)),
        it -> Sheet.of(visit, it));
  }

  private Optional<Recordings.Row> row(Visit visit, String id) {
    return ID.matcher(id).matches() ? recordings.byId(visit.id(), id) : Optional.empty();
  }

  private Optional<Sheet> one(Visit visit, String id) {
    return row(visit, id).map(it -> Sheet.of(visit, it));
  }

  private HttpResponse sound(Visit visit, String id) {
    if (row(visit, id).isEmpty()) return unknown();
    try {
      return vault.fetch(id).map(RecordingApi::answer).orElseGet(RecordingApi::unknown);
    } catch (IOException _) {
      return Problem.of(502, "The network does not hand the recording out just now.").response();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Problem.of(503).response();
    }
  }

  private static HttpResponse answer(Vault.Sound it) {
    var type =
        it.mediaType().startsWith("audio/mpeg") ? MediaTypes.AUDIO_MPEG : MediaTypes.AUDIO_WAV;
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.create(type), it.bytes()));
  }

  private record Removed(String id, boolean removed) {}

  /// It is gone for people at once, and at the network soon after.
  private HttpResponse remove(Visit visit, String id, Body body) {
    body.only();
    if (row(visit, id).isEmpty()) return unknown();
    var now = clock.instant();
    var at = EntityIds.of(visit.id(), id);
    Writing.answered(entities.<Reply>ask(at, to -> new Command.Shorten(now, to)));
    return Json.ok(new Removed(id, true));
  }

  /// @param calls whether whole calls are recorded
  /// @param keep how long, in ISO 8601
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Terms(boolean calls, String keep, Optional<String> notice) {
    static Terms of(Profile it) {
      return new Terms(
          Recording.ofCalls(it).isPresent(),
          Recording.kept(it).toString(),
          it.telephony().recording().flatMap(Recording::notice));
    }
  }

  private HttpResponse arrange(Visit visit, Body body) {
    body.only("calls", "keep", "notice");
    var keep = days("keep", body).orElse(Recording.kept(visit.profile()));
    var terms =
        new Recording(
            keep,
            body.line("notice", LONGEST_NOTICE),
            Optional.of(Body.required("calls", body.flag("calls"))));
    var profile = visit.profile().with(visit.profile().telephony().with(terms));
    var reply =
        Writing.answered(
            businesses.<Tenant.Reply>ask(
                visit.id(), to -> new Tenant.Command.ChangeProfile(profile, to)));
    if (!(reply instanceof Tenant.Reply.Accepted(var version))) return unknown();
    var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (System.nanoTime() < end
        && tenants.byId(visit.id()).filter(it -> it.version() >= version).isEmpty())
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    return Json.ok(Terms.of(profile));
  }

  /// Also `P30D`, which is no duration of hours.
  private static Optional<Duration> days(String name, Body body) {
    var it = body.duration(name);
    if (it.isPresent() && (it.get().compareTo(LEAST) < 0 || it.get().compareTo(MOST) > 0))
      throw new BadParameter(name, name + " must be from P1D to P3660D.");
    return it;
  }

  private static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }
}
