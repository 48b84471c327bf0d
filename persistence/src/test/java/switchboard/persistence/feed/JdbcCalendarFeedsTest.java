package switchboard.persistence.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.feed.CalendarFeeds.Feed;

final class JdbcCalendarFeedsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Optional<String> ALL = Optional.empty();
  private static final Optional<String> VAN = Optional.of("van");

  private final switchboard.persistence.view.Feed database =
      switchboard.persistence.view.Feed.open();
  private final JdbcCalendarFeeds feeds = new JdbcCalendarFeeds(database.source());

  @AfterEach
  void close() {
    database.close();
  }

  private Feed renew(String tenant, Optional<String> resource) {
    return feeds.renew(tenant, resource, false, it -> tenant + resource.orElse("") + it, NINE);
  }

  @Test
  void a_new_address_makes_the_one_before_void() {
    renew("acme", ALL);
    assertThat(feeds.byHash("acme1").orElseThrow().version()).isEqualTo(1);
    assertThat(renew("acme", ALL).version()).isEqualTo(2);
    assertThat(feeds.byHash("acme1")).isEmpty();
    assertThat(feeds.byHash("acme2").orElseThrow().resource()).isEmpty();
  }

  @Test
  void the_business_and_each_of_its_resources_have_addresses_of_their_own() {
    renew("acme", ALL);
    renew("acme", VAN);
    renew("bolt", VAN);
    assertThat(feeds.of("acme")).extracting(Feed::resource).containsExactly(ALL, VAN);
    assertThat(feeds.byHash("acmevan1").orElseThrow().tenant()).isEqualTo("acme");
    assertThat(feeds.of("nobody")).isEmpty();
  }

  @Test
  void an_address_taken_away_leads_nowhere_and_never_comes_back() {
    renew("acme", VAN);
    feeds.close("acme", VAN);
    feeds.close("acme", ALL);
    assertThat(feeds.byHash("acmevan1")).isEmpty();
    assertThat(feeds.of("acme").getFirst().hash()).isEmpty();
    assertThat(renew("acme", VAN).hash()).contains("acmevan2");
  }

  @Test
  void many_at_once_make_as_many_addresses_of_which_the_last_counts() throws Exception {
    Callable<Feed> work = () -> renew("acme", VAN);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : workers.invokeAll(IntStream.range(0, 8).mapToObj(_ -> work).toList())) it.get();
    }
    assertThat(feeds.of("acme")).hasSize(1);
    assertThat(feeds.byHash("acmevan8")).isPresent();
  }
}
