package switchboard.persistence.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.customer.Customer.Event.AddressLearned;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.EmailLearned;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.OptedIn;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Event.RoleAdded;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.customer.Customers.Row;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.conversation.Frames;
import switchboard.persistence.view.Feed;

final class JdbcCustomersTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final JdbcCustomers customers = new JdbcCustomers(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private void customer(String tenant, String id, String name, Instant at) throws SQLException {
    feed.tell(
        "customer|" + tenant + ":" + id,
        new Created(Source.PHONE_CALL, at),
        new Named(Personal.of(name), at));
  }

  private void ann(String tenant) throws SQLException {
    customer(tenant, "c1", "Zoë Ångström-Example", NINE);
    feed.tell(
        "customer|" + tenant + ":c1",
        new PhoneLearned(Personal.of("+12025550111"), NINE),
        new EmailLearned(Personal.of("zoe_1@mail.example"), NINE),
        new AddressLearned(Personal.of("42 Elm Street, Springfield"), NINE),
        new RoleAdded(Role.LEAD, NINE),
        new RoleAdded(Role.CUSTOMER, NINE),
        new RoleAdded(Role.LEAD, NINE),
        new OptedOut("STOP", NINE));
  }

  private List<String> found(String search) {
    return customers.list("acme", Optional.of(search), Optional.empty(), 10).items().stream()
        .map(Row::id)
        .toList();
  }

  @Test
  void a_customer_is_shown_as_known() throws Exception {
    ann("acme");
    assertThat(customers.byId("acme", "c1"))
        .contains(
            new Row(
                "c1",
                Optional.of("Zoë Ångström-Example"),
                Optional.of("+12025550111"),
                Optional.of("zoe_1@mail.example"),
                Optional.of("42 Elm Street, Springfield"),
                List.of("CUSTOMER", "LEAD"),
                true,
                NINE,
                NINE));
    feed.tell("customer|acme:c1", new OptedIn("START", NINE));
    assertThat(customers.byId("acme", "c1").orElseThrow().optedOut()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoe",
        "ZOË",
        "angstrom",
        "Ångström",
        "gstro",
        "z",
        "an",
        "elm 42",
        "elm",
        "spring",
        "zoe_1@",
        "555-0111",
        "(202) 555-0111",
        "+1 202 555 0111",
        "0111",
        "  zoe   elm "
      })
  void a_part_of_name_number_address_or_email_finds_them(String search) throws Exception {
    ann("acme");
    customer("acme", "c2", "Bob", NINE);
    assertThat(found(search)).containsExactly("c1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zo%m", "%", "_", "\\", "oë", "zoe maple", "5550112", "\0", "zoeX1@", "'"})
  void anything_else_finds_nobody(String search) throws Exception {
    ann("acme");
    assertThat(found(search)).isEmpty();
  }

  @Test
  void an_empty_search_finds_everybody() throws Exception {
    ann("acme");
    assertThat(found(" ")).containsExactly("c1");
    assertThat(found("x".repeat(100_000))).isEmpty();
  }

  @Test
  void nobody_sees_the_customers_of_another_tenant() throws Exception {
    ann("acme");
    ann("bolt");
    customer("bolt", "c2", "Zoë Other", NINE);
    feed.tell("customer|bolt:c1", new Named(Personal.of("Zoë of Bolt"), NINE));
    assertThat(found("zoe")).containsExactly("c1");
    assertThat(customers.byId("acme", "c2")).isEmpty();
    assertThat(customers.byId("acme", "c1").orElseThrow().name()).contains("Zoë Ångström-Example");
    assertThat(customers.list("none", Optional.empty(), Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void who_was_in_touch_last_comes_first() throws Exception {
    customer("acme", "c1", "Ann", NINE);
    customer("acme", "c2", "Bob", NINE.plusSeconds(60));
    contact("acme", "c1", "CA9", NINE.plusSeconds(7200));
    assertThat(customers.list("acme", Optional.empty(), Optional.empty(), 10).items())
        .extracting(Row::id)
        .containsExactly("c1", "c2");
    assertThat(customers.byId("acme", "c1").orElseThrow().lastContact())
        .isEqualTo(NINE.plusSeconds(7200));
  }

  @Test
  void a_contact_told_before_the_customer_counts_too() throws Exception {
    contact("acme", "c1", "CA9", NINE.plusSeconds(7200));
    customer("acme", "c1", "Ann", NINE);
    assertThat(customers.byId("acme", "c1").orElseThrow().lastContact())
        .isEqualTo(NINE.plusSeconds(7200));
  }

  private void contact(String tenant, String customer, String conversation, Instant at)
      throws SQLException {
    var arrival = new Arrival(Arrival.Channel.VOICE, Optional.empty(), Optional.empty(), "x");
    feed.tell(
        "conversation|" + tenant + ":" + conversation,
        new Started(arrival, 1, at),
        new FrameChanged(Frames.of(Goal.BOOK, customer, "Ann", "tap"), at));
  }

  @Test
  void paging_shows_everybody_once_while_new_ones_come_in() throws Exception {
    for (int i = 0; i < 25; i++) customer("acme", "c" + i, "Ann", NINE.plusSeconds(i / 7));
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = customers.list("acme", Optional.of("ann"), next, 4);
      page.items().forEach(it -> seen.add(it.id()));
      next = page.next();
      customer("acme", "new" + seen.size(), "Ann", NINE.plusSeconds(900 + seen.size()));
    } while (next.isPresent());
    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "c" + i).toList());
  }

  @Test
  void who_called_and_who_never_did_stand_in_one_order_and_each_on_one_page() throws Exception {
    var order = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      customer("acme", "c" + i, "Ann", NINE.plusSeconds(i * 60L));
      order.addFirst("c" + i);
    }
    for (int i : List.of(3, 4, 17, 18, 19, 30)) {
      contact("acme", "c" + i, "CA" + i, NINE.plusSeconds(i * 60L + 7200));
      contact("acme", "c" + i, "CB" + i, NINE.plusSeconds(i * 60L));
      order.remove("c" + i);
      order.addFirst("c" + i);
    }
    for (int size : List.of(1, 3, 7, 40, 200)) {
      assertThat(paged(Optional.empty(), size)).as("pages of " + size).isEqualTo(order);
      assertThat(paged(Optional.of("ann"), size)).as("found by " + size).isEqualTo(order);
    }
  }

  private List<String> paged(Optional<String> search, int size) {
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = customers.list("acme", search, next, size);
      page.items().forEach(it -> seen.add(it.id()));
      next = page.next();
    } while (next.isPresent());
    return seen;
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    assertThatThrownBy(() -> customers.list("acme", Optional.empty(), Optional.of("x"), 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"👩‍🚒🔥", "\u202eשלום", "'; drop table customer; --", "\\%_", "ᾳΣς"})
  void whatever_a_name_looks_like_it_is_kept_and_found(String name) throws Exception {
    customer("acme", "c1", name, NINE);
    assertThat(customers.byId("acme", "c1").orElseThrow().name()).contains(name);
    assertThat(found(name)).containsExactly("c1");
  }

  @Test
  void a_name_of_a_hundred_kilobytes_is_kept_whole() throws Exception {
    var name = "Ñ".repeat(50_000);
    customer("acme", "c1", name, NINE);
    assertThat(customers.byId("acme", "c1").orElseThrow().name()).contains(name);
  }

  @Test
  void what_has_been_erased_is_not_there() throws Exception {
    feed.tell("customer|acme:c1", new Created(Source.SMS, NINE), new Named(Personal.ERASED, NINE));
    assertThat(customers.byId("acme", "c1").orElseThrow().name()).isEmpty();
    assertThat(found("erased")).isEmpty();
  }
}
