package switchboard.edge.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scheduler.EventIds;
import switchboard.engine.scheduler.OutsideScheduler.Changes;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.OutsideScheduler.Content;
import switchboard.engine.scheduler.OutsideScheduler.Entry;
import switchboard.engine.scheduler.OutsideScheduler.Mirror;
import switchboard.engine.scheduler.OutsideScheduler.Pushed;
import switchboard.engine.scheduler.OutsideScheduler.Watched;
import switchboard.simulator.google.GoogleApi;
import switchboard.simulator.google.Person;

final class GoogleCalendarTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Slot WINDOW = Slot.of(NINE.minus(Duration.ofDays(1)), Duration.ofDays(90));
  private static final Connection ANNA =
      new Connection("acme", "anna", "anna@cal.example", Optional.empty());

  private final GoogleApi google = start();
  private final Person person = google.calendar("anna@cal.example", LONDON);
  private final GoogleCalendar calendar = adapter(Duration.ofSeconds(5));

  private static GoogleApi start() {
    try {
      return GoogleApi.start(0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private GoogleCalendar adapter(Duration patience) {
    return new GoogleCalendar(settings(google), patience, patience);
  }

  static GoogleSettings settings(GoogleApi google) {
    return new GoogleSettings(
        Optional.of(google.uri().toString()),
        Optional.of(google.serviceAccount()),
        Optional.empty(),
        Optional.of(google.clientId()),
        Optional.of(google.clientSecret()));
  }

  @AfterEach
  void close() {
    google.close();
  }

  private Changes.Some changes(Optional<String> token) {
    return (Changes.Some) calendar.changes(ANNA, token, WINDOW);
  }

  private List<Slot> busy() {
    return changes(Optional.empty()).entries().stream()
        .filter(Entry.Busy.class::isInstance)
        .map(it -> ((Entry.Busy) it).slot())
        .toList();
  }

  private static Mirror mirror(long revision, Instant start) {
    var content =
        new Content(Slot.of(start, HOUR), LONDON, "Boiler service", Optional.of("Ref A-1"));
    return new Mirror(EventIds.of("acme", "a-1", "anna"), "a-1", revision, Optional.of(content));
  }

  private static Mirror withdrawn() {
    return new Mirror(EventIds.of("acme", "a-1", "anna"), "a-1", 9, Optional.empty());
  }

  private String pushed(Mirror mirror, Optional<String> etag) {
    return ((Pushed.Done) calendar.push(ANNA, mirror, etag)).etag().orElseThrow();
  }

  @Test
  void busy_times_are_read_as_the_moments_they_are() {
    person.insert("Dentist", NINE, HOUR);
    assertThat(busy()).containsExactly(Slot.of(NINE, HOUR));
  }

  @Test
  void an_event_in_another_zone_is_busy_at_its_own_moment() {
    person.insert(
        "Call",
        NINE,
        HOUR,
        event -> {
          event.putObject("start").put("dateTime", "2026-03-02T23:00:00-05:00");
          event.putObject("end").put("dateTime", "2026-03-03T00:00:00-05:00");
        });
    assertThat(busy()).containsExactly(Slot.of(Instant.parse("2026-03-03T04:00:00Z"), HOUR));
  }

  @Test
  void days_begin_and_end_in_the_zone_of_the_calendar() {
    var anna = new Connection("acme", "anna", "ny@cal.example", Optional.empty());
    google
        .calendar("ny@cal.example", NEW_YORK)
        .insertDays("Away", LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 9));
    var read = (Changes.Some) calendar.changes(anna, Optional.empty(), WINDOW);
    assertThat(read.entries())
        .extracting(it -> ((Entry.Busy) it).slot())
        .containsExactly(
            new Slot(Instant.parse("2026-03-07T05:00:00Z"), Instant.parse("2026-03-09T04:00:00Z")));
  }

  @Test
  void what_takes_no_time_is_free() {
    person.insert("Payday", NINE, HOUR, it -> it.put("transparency", "transparent"));
    person.insert(
        "Party",
        NINE,
        HOUR,
        it ->
            it.putArray("attendees")
                .addObject()
                .put("self", true)
                .put("responseStatus", "declined"));
    person.insert("A moment", NINE, Duration.ZERO);
    assertThat(busy()).isEmpty();
    assertThat(changes(Optional.empty()).entries()).hasSize(3);
  }

  @Test
  void a_tentative_invitation_is_busy() {
    person.insert(
        "Perhaps",
        NINE,
        HOUR,
        it ->
            it.putArray("attendees")
                .addObject()
                .put("self", true)
                .put("responseStatus", "tentative"));
    assertThat(busy()).hasSize(1);
  }

  @Test
  void a_series_is_busy_at_every_instance_across_the_clock_change() {
    person.insertWeekly("Team", Instant.parse("2026-03-23T09:00:00Z"), HOUR, 2);
    assertThat(busy())
        .containsExactly(
            Slot.of(Instant.parse("2026-03-23T09:00:00Z"), HOUR),
            Slot.of(Instant.parse("2026-03-30T08:00:00Z"), HOUR));
  }

  @Test
  void three_pages_are_read_to_the_end() {
    google.largestPage(100);
    IntStream.range(0, 260)
        .forEach(it -> person.insert("Busy", NINE.plus(HOUR.multipliedBy(it)), HOUR));
    assertThat(busy()).hasSize(260);
    assertThat(google.requests()).hasSize(3);
  }

  @Test
  void only_what_changed_is_read_the_next_time() {
    var kept = person.insert("Kept", NINE, HOUR);
    var moved = person.insert("Moved", NINE.plus(HOUR), HOUR);
    var deleted = person.insert("Deleted", NINE.plus(HOUR).plus(HOUR), HOUR);
    var token = changes(Optional.empty()).next();
    person.move(moved, NINE.plus(Duration.ofDays(1)));
    person.delete(deleted);
    var news = changes(Optional.of(token));
    assertThat(news.entries())
        .containsExactly(
            new Entry.Busy(moved, Slot.of(NINE.plus(Duration.ofDays(1)), HOUR)),
            new Entry.Gone(deleted))
        .extracting(Entry::id)
        .doesNotContain(kept);
    assertThat(changes(Optional.of(news.next())).entries()).isEmpty();
  }

  @Test
  void what_moves_out_of_the_window_is_free() {
    var id = person.insert("Someday", NINE, HOUR);
    var token = changes(Optional.empty()).next();
    person.move(id, NINE.plus(Duration.ofDays(200)));
    assertThat(changes(Optional.of(token)).entries()).containsExactly(new Entry.Free(id));
  }

  @Test
  void an_old_token_is_told_apart_from_an_empty_answer() {
    var token = changes(Optional.empty()).next();
    person.expireTokens();
    assertThat(calendar.changes(ANNA, Optional.of(token), WINDOW)).isEqualTo(new Changes.Expired());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void a_service_in_trouble_is_unreachable_not_empty(int status) {
    google.faults().down(status);
    assertThat(calendar.changes(ANNA, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Unreachable(String.valueOf(status)));
    assertThat(calendar.push(ANNA, mirror(1, NINE), Optional.empty()))
        .isEqualTo(new Pushed.Unreachable(String.valueOf(status)));
  }

  @Test
  void an_answer_that_takes_too_long_is_unreachable_not_empty() {
    google.faults().delay(Duration.ofSeconds(5));
    var hurried = adapter(Duration.ofMillis(200));
    assertThat(hurried.changes(ANNA, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Unreachable("unreachable"));
  }

  @Test
  void nobody_listening_is_unreachable() {
    google.close();
    assertThat(calendar.changes(ANNA, Optional.empty(), WINDOW))
        .isInstanceOf(Changes.Unreachable.class);
  }

  @Test
  void a_calendar_that_is_not_shared_with_us_is_denied() {
    google.faults().down(403);
    assertThat(calendar.changes(ANNA, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Denied("403"));
    google.faults().clear();
    var nobody = new Connection("acme", "anna", "nobody@cal.example", Optional.empty());
    assertThat(calendar.changes(nobody, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Denied("404"));
  }

  @Test
  void a_permission_taken_back_is_denied() {
    google.revokeAll(true);
    assertThat(calendar.changes(ANNA, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Denied("not-granted"));
    var owner = new Connection("acme", "anna", "primary", Optional.of(Personal.of("refresh-x")));
    assertThat(calendar.changes(owner, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Denied("not-granted"));
  }

  @Test
  void without_any_account_everything_is_denied() {
    var nobody = new GoogleCalendar(GoogleSettings.NONE);
    assertThat(nobody.changes(ANNA, Optional.empty(), WINDOW))
        .isEqualTo(new Changes.Denied("no-account"));
  }

  @Test
  void a_key_file_that_is_none_is_refused_without_repeating_it() {
    var settings =
        new GoogleSettings(
            Optional.empty(),
            Optional.of("{\"private_key\":\"secret\"}"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> new GoogleCalendar(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GOOGLE_SERVICE_ACCOUNT_JSON")
        .hasMessageNotContaining("secret");
  }

  @Test
  void one_access_token_serves_many_requests_and_is_renewed_when_it_runs_out() {
    changes(Optional.empty());
    changes(Optional.empty());
    assertThat(google.tokensGiven()).isOne();
    google.expireAccess();
    assertThat(busy()).isEmpty();
    assertThat(google.tokensGiven()).isEqualTo(2);
  }

  @Test
  void a_mirror_is_made_moved_and_withdrawn() {
    var etag = pushed(mirror(1, NINE), Optional.empty());
    var event = person.event(mirror(1, NINE).event()).orElseThrow();
    assertThat(event.at("/summary").asText()).isEqualTo("Boiler service");
    assertThat(event.at("/start/dateTime").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
    assertThat(event.at("/start/timeZone").asText()).isEqualTo("Europe/London");
    pushed(mirror(2, NINE.plus(HOUR)), Optional.of(etag));
    assertThat(person.events()).hasSize(1);
    assertThat(calendar.push(ANNA, withdrawn(), Optional.empty()))
        .isEqualTo(new Pushed.Done(Optional.empty()));
    assertThat(person.events()).isEmpty();
  }

  @Test
  void our_own_mirror_is_never_busy_but_a_copy_of_it_is() {
    pushed(mirror(1, NINE), Optional.empty());
    var original = person.events().getFirst();
    person.insert(
        "Copy", NINE, HOUR, it -> it.set("extendedProperties", original.get("extendedProperties")));
    var entries = changes(Optional.empty()).entries();
    assertThat(entries)
        .contains(
            new Entry.Mirrored(
                mirror(1, NINE).event(), "a-1", 1, Slot.of(NINE, HOUR), Slot.of(NINE, HOUR)));
    assertThat(busy()).hasSize(1);
  }

  @Test
  void a_mirror_somebody_moved_is_seen_as_moved() {
    pushed(mirror(1, NINE), Optional.empty());
    person.move(mirror(1, NINE).event(), NINE.plus(HOUR));
    assertThat(changes(Optional.empty()).entries())
        .singleElement()
        .matches(it -> it instanceof Entry.Mirrored mirrored && mirrored.moved());
  }

  @Test
  void a_push_whose_answer_was_lost_is_not_made_twice() {
    google.faults().leaveNextUnanswered(1);
    var hurried = adapter(Duration.ofMillis(500));
    assertThat(hurried.push(ANNA, mirror(1, NINE), Optional.empty()))
        .isEqualTo(new Pushed.Unreachable("unreachable"));
    pushed(mirror(1, NINE), Optional.empty());
    assertThat(person.events()).hasSize(1);
  }

  @Test
  void a_change_whose_answer_was_lost_counts_as_done() {
    var etag = pushed(mirror(1, NINE), Optional.empty());
    pushed(mirror(2, NINE.plus(HOUR)), Optional.of(etag));
    pushed(mirror(2, NINE.plus(HOUR)), Optional.of(etag));
    assertThat(person.events()).hasSize(1);
  }

  @Test
  void nothing_is_overwritten_that_somebody_moved_meanwhile() {
    var etag = pushed(mirror(1, NINE), Optional.empty());
    person.move(mirror(1, NINE).event(), NINE.plus(HOUR));
    var answer = calendar.push(ANNA, mirror(2, NINE.minus(HOUR)), Optional.of(etag));
    assertThat(answer).isInstanceOf(Pushed.Edited.class);
    var theirs = (Entry.Mirrored) ((Pushed.Edited) answer).theirs();
    assertThat(theirs.slot()).isEqualTo(Slot.of(NINE.plus(HOUR), HOUR));
    pushed(mirror(2, NINE.minus(HOUR)), Optional.of("*"));
    assertThat(changes(Optional.empty()).entries())
        .singleElement()
        .matches(it -> it instanceof Entry.Mirrored mirrored && !mirrored.moved());
  }

  @Test
  void a_mirror_somebody_deleted_comes_back_only_when_that_is_wanted() {
    var etag = pushed(mirror(1, NINE), Optional.empty());
    person.delete(mirror(1, NINE).event());
    var answer = calendar.push(ANNA, mirror(2, NINE), Optional.of(etag));
    assertThat(((Pushed.Edited) answer).theirs()).isInstanceOf(Entry.Gone.class);
    pushed(mirror(2, NINE), Optional.of("*"));
    assertThat(person.events()).hasSize(1);
  }

  @Test
  void withdrawing_what_is_gone_is_done() {
    pushed(mirror(1, NINE), Optional.empty());
    person.delete(mirror(1, NINE).event());
    assertThat(calendar.push(ANNA, withdrawn(), Optional.empty()))
        .isEqualTo(new Pushed.Done(Optional.empty()));
  }

  @Test
  void notes_somebody_made_stay_when_we_move_the_event() {
    var etag = pushed(mirror(1, NINE), Optional.empty());
    person.rename(mirror(1, NINE).event(), "Boiler: bring the long ladder");
    var answer = (Pushed.Edited) calendar.push(ANNA, mirror(2, NINE.plus(HOUR)), Optional.of(etag));
    pushed(mirror(2, NINE.plus(HOUR)), Optional.of(answer.etag()));
    assertThat(person.events().getFirst().at("/summary").asText())
        .isEqualTo("Boiler: bring the long ladder");
  }

  @Test
  void a_calendar_can_be_watched_and_no_longer() {
    var until = Instant.now().plus(Duration.ofDays(30));
    var nowhere = URI.create("http://127.0.0.1:1/google/notifications");
    var watched =
        (Watched.Open) calendar.watch(ANNA, "channel-1", Personal.of("token"), nowhere, until);
    assertThat(watched.expires()).isBefore(until);
    assertThat(google.channels()).containsExactly("channel-1");
    assertThat(calendar.stop(ANNA, "channel-1", watched.watched())).isTrue();
    assertThat(calendar.stop(ANNA, "channel-1", watched.watched())).isTrue();
    assertThat(google.channels()).isEmpty();
  }
}
