package switchboard.edge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Slot;

final class SyncTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMinutes(3);
  private static final Duration LONG = Duration.ofMinutes(16);
  private static final Instant TEN = Town.NINE.plus(HOUR);

  private final Town town = new Town();
  private final FeedReader feeds = new FeedReader(FeedReader.Settings.DEFAULT.withLoopback());
  private final Sync sync =
      new Sync(town.outsides(), feeds, Town.rhythm(Optional.empty()), town.clock(), () -> 0.5);

  @AfterEach
  void close() {
    feeds.close();
    town.close();
  }

  private void sync() {
    town.sync(sync);
  }

  private void later() {
    town.pass(POLL);
    sync();
  }

  @Test
  void busy_times_are_learned_at_once_and_their_changes_after() {
    var dentist = town.person.insert("Dentist", TEN, HOUR);
    sync();
    assertThat(town.busy()).containsExactly(Slot.of(TEN, HOUR));
    town.person.move(dentist, TEN.plus(HOUR));
    later();
    assertThat(town.busy()).containsExactly(Slot.of(TEN.plus(HOUR), HOUR));
  }

  /// cal #1919, #5124, #16872, #29720
  @Test
  void an_event_moved_or_deleted_in_google_blocks_no_longer() {
    var moved = town.person.insert("Moved", TEN, HOUR);
    var deleted = town.person.insert("Deleted", TEN.plus(HOUR), HOUR);
    sync();
    town.person.move(moved, TEN.plus(Duration.ofDays(2)));
    town.person.delete(deleted);
    later();
    assertThat(town.busy()).containsExactly(Slot.of(TEN.plus(Duration.ofDays(2)), HOUR));
  }

  @Test
  void what_was_deleted_while_the_token_ran_out_blocks_no_longer() {
    var deleted = town.person.insert("Deleted", TEN, HOUR);
    var kept = town.person.insert("Kept", TEN.plus(HOUR), HOUR);
    sync();
    town.person.delete(deleted);
    town.person.expireTokens();
    later();
    assertThat(kept).isNotBlank();
    assertThat(town.busy()).containsExactly(Slot.of(TEN.plus(HOUR), HOUR));
  }

  /// cal #10039
  @Test
  void an_outage_leaves_what_was_known_and_makes_it_unsure_in_the_end() {
    town.person.insert("Dentist", TEN, HOUR);
    sync();
    town.google.faults().down(503);
    later();
    assertThat(town.sure()).isTrue();
    town.pass(LONG);
    sync();
    assertThat(town.sure()).isFalse();
    assertThat(town.busy()).containsExactly(Slot.of(TEN, HOUR));
  }

  @Test
  void after_an_outage_everything_is_read_again() {
    var dentist = town.person.insert("Dentist", TEN, HOUR);
    sync();
    town.google.faults().down(403);
    town.pass(LONG);
    sync();
    town.person.delete(dentist);
    town.google.faults().clear();
    town.pass(LONG);
    sync();
    assertThat(town.sure()).isTrue();
    assertThat(town.busy()).isEmpty();
  }

  @Test
  void a_calendar_never_read_is_unknown_from_the_start() {
    town.google.faults().down(503);
    sync();
    assertThat(town.sure()).isFalse();
  }

  @Test
  void everything_is_read_again_once_a_day_since_series_go_on() {
    sync();
    town.pass(Duration.ofHours(25));
    sync();
    var lists = town.google.requests().stream().filter(it -> it.startsWith("GET")).count();
    assertThat(lists).isEqualTo(2);
    assertThat(town.sure()).isTrue();
  }

  @Test
  void a_calendar_the_profile_names_no_longer_is_forgotten() {
    town.person.insert("Dentist", TEN, HOUR);
    sync();
    town.outside(Optional.empty());
    later();
    assertThat(town.busy()).isEmpty();
    assertThat(town.sources()).isEmpty();
  }

  @Test
  void a_feed_is_read_and_one_that_breaks_keeps_what_was_known() throws IOException {
    var text = new StringBuilder(feed("20260302T100000Z"));
    try (var server = serve(text)) {
      town.outside(Optional.empty(), server.url());
      sync();
      assertThat(town.busy()).containsExactly(Slot.of(TEN, HOUR));
      text.setLength(0);
      text.append("<html>Sign in</html>");
      town.pass(LONG);
      sync();
      assertThat(town.sure()).isFalse();
      assertThat(town.busy()).containsExactly(Slot.of(TEN, HOUR));
    }
  }

  @Test
  void a_feed_with_a_secret_address_is_told_by_a_name_that_hides_it() throws IOException {
    try (var server = serve(new StringBuilder(feed("20260302T100000Z")))) {
      town.outside(Optional.empty(), server.url());
      sync();
      assertThat(town.sources()).singleElement().matches(it -> it.matches("ics-[0-9a-f]{16}"));
    }
  }

  private static String feed(String start) {
    return "BEGIN:VCALENDAR\r\n"
        + "VERSION:2.0\r\n"
        + "PRODID:-//t//t//EN\r\n"
        + "BEGIN:VEVENT\r\n"
        + "UID:1\r\n"
        + "DTSTART:"
        + start
        + "\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private record Served(HttpServer server) implements AutoCloseable {
    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret.ics";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static Served serve(StringBuilder text) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, 0), 8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return new Served(server);
  }
}
