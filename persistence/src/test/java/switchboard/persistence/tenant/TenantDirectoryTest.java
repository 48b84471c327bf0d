package switchboard.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Event.Activated;
import switchboard.engine.tenant.Tenant.Event.KeyIssued;
import switchboard.engine.tenant.Tenant.Event.ProfileChanged;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.engine.tenant.Tenant.Event.Suspended;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.persistence.database.Await;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Alarms.Alarm;
import switchboard.persistence.view.Alarms.What;
import switchboard.persistence.view.Feed;

final class TenantDirectoryTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ONE = "+12025550101";
  private static final String TWO = "+12025550102";
  private static final Duration NEVER = Duration.ofDays(1);

  private final Feed feed = Feed.open();
  private final TenantDirectory tenants = open(NEVER);

  private TenantDirectory open(Duration every) {
    return TenantDirectory.open(feed.source(), every, Clock.fixed(NINE, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    tenants.close();
    feed.close();
  }

  private void register(String tenant, String key, Instant at, String... numbers)
      throws SQLException {
    register(tenant, Profiles.plumber(tenant, "+12025550199", numbers), key, at);
  }

  private void register(String tenant, Profile profile, String key, Instant at)
      throws SQLException {
    feed.tell("tenant|" + tenant, new Registered(profile, Map.of(KeyKind.API, key), at));
    tenants.refresh();
  }

  private Optional<String> answering(String number) {
    return tenants.byNumber(new Phone(number)).map(Card::id);
  }

  @Test
  void a_tenant_is_found_by_id_number_and_key() throws Exception {
    register("acme", "hash-a", NINE, ONE, TWO);
    var card =
        new Card("acme", Profiles.plumber("acme", "+12025550199", ONE, TWO), Status.ACTIVE, 1);
    assertThat(tenants.byId("acme")).contains(card);
    assertThat(tenants.byNumber(new Phone(TWO))).contains(card);
    assertThat(tenants.byKey(KeyKind.API, "hash-a")).contains(card);
    assertThat(tenants.all()).containsExactly(card);
    assertThat(tenants.byKey(KeyKind.OWNER, "hash-a")).isEmpty();
    assertThat(tenants.byId("none")).isEmpty();
    assertThat(tenants.byNumber(new Phone("+12025550109"))).isEmpty();
  }

  @Test
  void a_changed_profile_is_a_new_version_with_its_own_numbers() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    feed.tell("tenant|acme", new ProfileChanged(Profiles.plumber("Acme & Co", "", TWO), NINE));
    tenants.refresh();
    assertThat(tenants.byId("acme").orElseThrow().version()).isEqualTo(2);
    assertThat(tenants.byId("acme").orElseThrow().profile().name()).isEqualTo("Acme & Co");
    assertThat(answering(ONE)).isEmpty();
    assertThat(answering(TWO)).contains("acme");
  }

  @Test
  void a_new_key_takes_the_place_of_the_old_one_of_its_kind() throws Exception {
    register("acme", "old", NINE, ONE);
    feed.tell(
        "tenant|acme",
        new KeyIssued(KeyKind.API, "new", NINE),
        new KeyIssued(KeyKind.OWNER, "own", NINE));
    tenants.refresh();
    assertThat(tenants.byKey(KeyKind.API, "old")).isEmpty();
    assertThat(tenants.byKey(KeyKind.API, "new")).isPresent();
    assertThat(tenants.byKey(KeyKind.OWNER, "own")).isPresent();
    assertThat(tenants.byId("acme").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void a_suspended_tenant_is_still_known() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    feed.tell("tenant|acme", new Suspended("unpaid", NINE));
    tenants.refresh();
    assertThat(tenants.byNumber(new Phone(ONE)).orElseThrow().active()).isFalse();
    feed.tell("tenant|acme", new Activated(NINE));
    tenants.refresh();
    assertThat(tenants.byNumber(new Phone(ONE)).orElseThrow().active()).isTrue();
  }

  @Test
  void the_first_to_claim_a_number_keeps_it_and_an_alarm_is_raised() throws Exception {
    register("bolt", "hash-b", NINE.plusSeconds(1), ONE);
    register("acme", "hash-a", NINE, ONE);
    assertThat(answering(ONE)).contains("acme");
    assertThat(new Alarms(feed.source()).latest(10))
        .containsExactly(new Alarm("acme", What.NUMBER_CLAIMED_TWICE, "acme", "bolt", NINE));
  }

  @Test
  void a_number_given_up_passes_to_the_next_claim() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    register("bolt", "hash-b", NINE.plusSeconds(1), ONE);
    assertThat(answering(ONE)).contains("acme");
    feed.tell("tenant|acme", new ProfileChanged(Profiles.plumber("acme", "", TWO), NINE));
    tenants.refresh();
    assertThat(answering(ONE)).contains("bolt");
  }

  @Test
  void a_number_kept_through_changes_keeps_its_rank() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    register("bolt", "hash-b", NINE.plusSeconds(1), ONE);
    feed.tell(
        "tenant|acme",
        new ProfileChanged(Profiles.plumber("acme", "", ONE, TWO), NINE.plusSeconds(9)));
    tenants.refresh();
    assertThat(answering(ONE)).contains("acme");
  }

  @Test
  void changes_are_seen_when_told_and_without_being_told() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    feed.tell("tenant|acme", new Suspended("unpaid", NINE));
    tenants.heard("appointment:acme");
    tenants.heard("tenant:acme");
    Await.until(
        Duration.ofSeconds(10), "suspended", () -> !tenants.byId("acme").orElseThrow().active());
    try (var watching = open(Duration.ofMillis(20))) {
      feed.tell("tenant|acme", new Activated(NINE));
      Await.until(
          Duration.ofSeconds(10), "active", () -> watching.byId("acme").orElseThrow().active());
    }
  }

  @Test
  void tenants_stay_known_while_the_database_is_away() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    try (var watching = open(Duration.ofMillis(20))) {
      feed.away();
      try (var late = open(NEVER)) {
        assertThat(late.all()).isEmpty();
        assertThat(late.asOf()).isEmpty();
      }
      assertThat(watching.byNumber(new Phone(ONE))).isPresent();
      feed.back();
      feed.tell("tenant|acme", new Suspended("unpaid", NINE));
      Await.until(
          Duration.ofSeconds(20), "back", () -> !watching.byId("acme").orElseThrow().active());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"👩‍🚒 & Söhne", "\u202eשלום", "'; drop table tenant; --", "\\u0000", "\"}"})
  void whatever_a_business_is_called_is_kept(String name) throws Exception {
    register("acme", Profiles.plumber(name, "", ONE), "h", NINE);
    assertThat(tenants.byId("acme").orElseThrow().profile().name()).isEqualTo(name);
  }

  @Test
  void what_a_database_cannot_hold_is_marked() throws Exception {
    register("acme", Profiles.plumber("a\0b\\\0", "", ONE), "h", NINE);
    assertThat(tenants.byId("acme").orElseThrow().profile().name()).isEqualTo("a\ufffdb\\\ufffd");
  }

  @Test
  void an_erased_owner_has_no_number() throws Exception {
    var profile = Profiles.plumber("acme", Personal.ERASED.text(), ONE);
    register("acme", profile, "h", NINE);
    assertThat(tenants.byId("acme")).isPresent();
  }

  @Test
  void one_profile_that_cannot_be_read_does_not_hide_the_others() throws Exception {
    register("acme", "hash-a", NINE, ONE);
    feed.database()
        .run(
            """
            insert into tenant values
              ('odd', '{"zone": 7}', 'ACTIVE', 1, 1, false, now(), now())
            """);
    tenants.refresh();
    assertThat(tenants.all()).extracting(Card::id).containsExactly("acme");
  }
}
