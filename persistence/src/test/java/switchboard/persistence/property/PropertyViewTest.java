package switchboard.persistence.property;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.persistence.view.Homes.flat;
import static switchboard.persistence.view.Homes.let;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.property.Catalogue;
import switchboard.engine.property.Catalogue.Filter;
import switchboard.engine.property.Event.Changed;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.property.Event.TenancyChanged;
import switchboard.engine.property.Event.Withdrawn;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Search;
import switchboard.engine.understanding.Vocabulary.Term;
import switchboard.persistence.view.Feed;

final class PropertyViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final Catalogue catalogue = new JdbcCatalogue(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private void listed(String tenant, Listing it, int minute) throws Exception {
    var at = NINE.plusSeconds(60L * minute);
    feed.tell("property|" + tenant + ":" + it.id(), new Listed(it, at));
  }

  private static Filter search(String text) {
    return new Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(text),
        Optional.empty());
  }

  private List<String> ids(String tenant, Filter filter) {
    return catalogue.list(tenant, filter, Optional.empty(), 50).items().stream()
        .map(it -> it.listing().id())
        .toList();
  }

  private static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void properties_are_listed_newest_first_page_by_page_each_tenant_for_itself() throws Exception {
    for (int i = 0; i < 5; i++) listed("acme", flat("p" + i, "Elgin", 2, 1), i);
    listed("bolt", flat("p1", "Sample", 1, 1), 9);
    var first = catalogue.list("acme", Filter.ALL, Optional.empty(), 3);
    assertThat(first.items()).extracting(it -> it.listing().id()).containsExactly("p4", "p3", "p2");
    var rest = catalogue.list("acme", Filter.ALL, first.next(), 3);
    assertThat(rest.items()).extracting(it -> it.listing().id()).containsExactly("p1", "p0");
    assertThat(rest.next()).isEmpty();
    assertThat(catalogue.byId("bolt", "p1").orElseThrow().listing().area()).isEqualTo("Sample");
    assertThat(catalogue.byId("bolt", "p4")).isEmpty();
  }

  @Test
  void what_changes_is_shown_and_filtered_by_what_it_is_now() throws Exception {
    listed("acme", flat("p1", "Elgin", 2, 220_000), 0);
    feed.tell(
        "property|acme:p1",
        new Changed(flat("p1", "Maida", 3, 230_000), NINE),
        new TenancyChanged(let("ann", "ben"), NINE));
    var row = catalogue.byId("acme", "p1").orElseThrow();
    assertThat(row.listing()).isEqualTo(flat("p1", "Maida", 3, 230_000));
    assertThat(row.tenancy()).isEqualTo(let("ann", "ben"));
    assertThat(ids("acme", search("elgin"))).isEmpty();
    assertThat(ids("acme", search("MAIDA"))).containsExactly("p1");
    assertThat(ids("acme", search("%"))).isEmpty();
    assertThat(ids("acme", search("\u0000'; --"))).isEmpty();
    var sale =
        new Filter(
            Optional.of(Deal.SALE),
            Optional.empty(),
            Optional.empty(),
            Optional.of(2),
            Optional.of(1L),
            Optional.empty(),
            Optional.of("ann"));
    assertThat(ids("acme", sale)).isEmpty();
    feed.tell("property|acme:p1", new Withdrawn(NINE));
    assertThat(catalogue.byId("acme", "p1").orElseThrow().listing().status())
        .isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void the_directory_finds_by_what_is_said_and_hears_of_changes() throws Exception {
    listed("acme", flat("p1", "Elgin", 2, 220_000), 0);
    listed("bolt", flat("p2", "Sample", 2, 100_000), 0);
    feed.tell("property|acme:p1", new TenancyChanged(let("ann", "ben"), NINE));
    var directory = PropertyDirectory.open(feed.source(), Clock.systemUTC());
    assertThat(got(directory.named("acme", "the one on elgin road"))).isPresent();
    assertThat(got(directory.named("bolt", "the one on elgin road"))).isEmpty();
    assertThat(got(directory.search("bolt", Search.ANY, 5)))
        .extracting(Listing::id)
        .containsExactly("p2");
    assertThat(got(directory.ofRenter("acme", "ann"))).hasSize(1);
    assertThat(got(directory.ofLandlord("acme", "ann"))).isEmpty();
    assertThat(got(directory.ofLandlord("acme", "ben"))).hasSize(1);
    assertThat(got(directory.ofRenter("bolt", "ann"))).isEmpty();
    assertThat(directory.vocabulary("acme")).extracting(Term::id).containsExactly("lk-p1");
    assertThat(directory.vocabulary("nobody")).isEmpty();

    listed("acme", flat("p3", "Maple", 2, 1), 1);
    directory.heard("property:acme");
    assertThat(got(directory.named("acme", "maple road")).map(Listing::id)).contains("p3");
  }

  @Test
  void what_was_seen_last_stays_while_the_database_is_away() throws Exception {
    listed("acme", flat("p1", "Elgin", 2, 220_000), 0);
    var directory = PropertyDirectory.open(feed.source(), Clock.systemUTC());
    assertThat(got(directory.search("acme", Search.ANY, 5))).hasSize(1);
    feed.away();
    directory.heard("property:acme");
    assertThat(got(directory.search("acme", Search.ANY, 5))).hasSize(1);
    feed.back();
  }
}
