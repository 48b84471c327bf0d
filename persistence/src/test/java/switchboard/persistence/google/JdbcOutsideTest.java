package switchboard.persistence.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scheduler.Channels.Channel;
import switchboard.engine.scheduler.Grants.Grant;
import switchboard.engine.scheduler.Mirrors.Row;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.privacy.MasterKey;
import switchboard.persistence.privacy.SubjectKeys;

final class JdbcOutsideTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Slot TEN =
      Slot.of(Instant.parse("2026-03-03T10:00:00Z"), Duration.ofHours(1));

  private final TestDatabase database = TestDatabase.create();
  private final Notifications notifications =
      Notifications.open(database.url(), SubjectKeys.CHANNEL);
  private final SubjectKeys seals =
      SubjectKeys.open(database.pool(2), MasterKey.parse(MasterKey.generate()), notifications);
  private final JdbcOutsideGrants grants = new JdbcOutsideGrants(database.pool(4), seals);
  private final JdbcOutsideChannels channels = new JdbcOutsideChannels(database.pool(2));
  private final JdbcOutsideMirrors mirrors = new JdbcOutsideMirrors(database.pool(2));

  @AfterEach
  void close() {
    seals.close();
    notifications.close();
    database.close();
  }

  private static Grant grant(String resource, String token) {
    return new Grant("acme", resource, "anna@cal.example", Personal.of(token));
  }

  @Test
  void a_grant_is_kept_sealed_and_opens_again() throws SQLException {
    grants.keep(grant("anna", "1//refresh"), NOW);
    assertThat(grants.of("acme", "anna")).contains(grant("anna", "1//refresh"));
    assertThat(database.ask("select sealed from outside_grant").getFirst())
        .doesNotContain("refresh")
        .doesNotContain("anna@");
    assertThat(grants.of("acme", "ben")).isEmpty();
    assertThat(grants.of("beta", "anna")).isEmpty();
  }

  @Test
  void a_grant_copied_to_another_resource_does_not_open() throws SQLException {
    grants.keep(grant("anna", "1//refresh"), NOW);
    database.run(
        "insert into outside_grant select tenant, 'ben', sealed, given from outside_grant");
    assertThatThrownBy(() -> grants.of("acme", "ben")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_new_grant_replaces_the_old_and_a_dropped_one_is_gone() {
    grants.keep(grant("anna", "first"), NOW);
    grants.keep(grant("anna", "second"), NOW);
    assertThat(grants.drop("acme", "anna")).contains(grant("anna", "second"));
    assertThat(grants.of("acme", "anna")).isEmpty();
    assertThat(grants.drop("acme", "anna")).isEmpty();
  }

  @Test
  void a_nonce_can_be_used_once() {
    assertThat(grants.use("n-1", NOW.plusSeconds(600), NOW)).isTrue();
    assertThat(grants.use("n-1", NOW.plusSeconds(600), NOW.plusSeconds(1))).isFalse();
    assertThat(grants.use("n-2", NOW.plusSeconds(600), NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void used_nonces_do_not_pile_up() throws SQLException {
    grants.use("n-1", NOW.plusSeconds(600), NOW);
    grants.use("n-2", NOW.plusSeconds(1300), NOW.plusSeconds(700));
    assertThat(database.ask("select nonce from outside_nonce")).containsExactly("n-2");
  }

  @Test
  void messages_of_a_channel_count_upwards_only() {
    channels.keep(new Channel("c-1", "acme", "anna", "google-1", "w", NOW));
    assertThat(channels.heard("c-1", 1)).isTrue();
    assertThat(channels.heard("c-1", 1)).isFalse();
    assertThat(channels.heard("c-1", 7)).isTrue();
    assertThat(channels.heard("c-1", 6)).isFalse();
    assertThat(channels.heard("c-2", 1)).isFalse();
  }

  @Test
  void a_channel_is_found_by_its_link_and_dropped() {
    var early = new Channel("c-1", "acme", "anna", "google-1", "", NOW);
    var late = new Channel("c-2", "acme", "anna", "google-1", "w", NOW.plusSeconds(9));
    channels.keep(early);
    channels.keep(late);
    assertThat(channels.all("acme", "anna", "google-1")).containsExactly(late, early);
    channels.drop("c-2");
    assertThat(channels.byId("c-2")).isEmpty();
    assertThat(channels.byId("c-1")).contains(early);
  }

  private static Row row(String appointment, Optional<String> etag, boolean gone) {
    return new Row("acme", "anna", appointment, "e-" + appointment, etag, 3, TEN, gone, NOW);
  }

  @Test
  void a_mirror_is_found_by_appointment_and_by_event() {
    mirrors.keep(row("a-1", Optional.empty(), false));
    mirrors.keep(row("a-1", Optional.of("\"7\""), false));
    assertThat(mirrors.of("acme", "anna", "a-1")).contains(row("a-1", Optional.of("\"7\""), false));
    assertThat(mirrors.byEvent("acme", "anna", "e-a-1")).isPresent();
    assertThat(mirrors.byEvent("acme", "ben", "e-a-1")).isEmpty();
  }

  @Test
  void standing_are_those_pushed_before_and_not_over() {
    mirrors.keep(row("a-1", Optional.of("x"), false));
    mirrors.keep(row("a-2", Optional.empty(), false));
    mirrors.keep(row("a-3", Optional.of("x"), true));
    var before = NOW.plusSeconds(60);
    assertThat(mirrors.standing("acme", "anna", NOW, before))
        .extracting(Row::appointment)
        .containsExactly("a-1");
    assertThat(mirrors.standing("acme", "anna", NOW, NOW)).isEmpty();
    assertThat(mirrors.standing("acme", "anna", TEN.end(), before)).isEmpty();
  }
}
