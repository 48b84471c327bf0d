package switchboard.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Slot;
import switchboard.engine.sms.Gsm;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Presets.Preset;
import switchboard.engine.tenant.Profile;

class NoticesTest {
  private static final Instant START = Instant.parse("2026-03-03T19:00:00Z");
  private static final String LINK = "https://voice.example/a/" + "x".repeat(80);

  private static Profile profile(String tenant) {
    return Presets.all().stream()
        .filter(it -> it.tenant().equals(tenant))
        .map(Preset::profile)
        .findFirst()
        .orElseThrow();
  }

  private static Matter matter(Profile profile, Optional<String> link) {
    var slot = Slot.of(START, Duration.ofHours(1));
    var resource = profile.resources().getFirst().id();
    return new Matter(profile.services().getFirst().id(), slot, resource, List.of(), link);
  }

  private static Matter matter(Profile profile) {
    return matter(profile, Optional.empty());
  }

  private static Stream<String> all(Profile profile, Optional<String> link) {
    var notices = Notices.of(profile);
    var it = matter(profile, link);
    return Stream.of(
        notices.reminder(it, false),
        notices.reminder(it, true),
        notices.made(it, false),
        notices.made(it, true),
        notices.moved(it),
        notices.cancelled(it, true),
        notices.cancelled(it, false),
        notices.asked(it),
        notices.assured(it),
        notices.doubted(it),
        notices.offer(it, START.minusSeconds(3600)),
        notices.displaced(it, List.of()),
        notices.sooner(it),
        notices.notSooner(Optional.of(it)),
        notices.notSooner(Optional.empty()));
  }

  static List<Preset> tenants() {
    return Presets.all();
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void without_a_link_every_notice_to_a_customer_is_one_message(Preset tenant) {
    assertThat(all(tenant.profile(), Optional.empty()))
        .allSatisfy(it -> assertThat(Gsm.parts(it)).as(it).isEqualTo(1));
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void with_a_link_no_notice_is_more_than_two(Preset tenant) {
    assertThat(all(tenant.profile(), Optional.of(LINK)))
        .allSatisfy(it -> assertThat(Gsm.parts(it)).as(it).isLessThanOrEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void every_notice_says_who_writes_and_leaves_no_gap(Preset tenant) {
    assertThat(all(tenant.profile(), Optional.of(LINK)))
        .allMatch(it -> it.startsWith(Gsm.plain(tenant.profile().name()) + ": "))
        .noneMatch(it -> it.contains("{") || it.contains("  "));
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void nobody_is_asked_to_reply_with_a_word_that_ends_all_texts(Preset tenant) {
    assertThat(all(tenant.profile(), Optional.empty()))
        .noneMatch(it -> it.matches(".*\\b(CANCEL|STOP|END|QUIT|UNSUBSCRIBE)\\b.*"));
  }

  @Test
  void times_are_told_on_the_clock_of_the_business_as_its_country_writes_them() {
    var plumber = profile("plumber");
    assertThat(Notices.of(plumber).reminder(matter(plumber), false))
        .contains("Tue, Mar 3 at 1:00 PM");
    var estate = profile("estate");
    assertThat(Notices.of(estate).moved(matter(estate))).contains("Tue 3 Mar at 19:00");
  }

  @Test
  void a_link_goes_into_a_reminder_only_where_it_costs_no_second_message() {
    var plumber = profile("plumber");
    assertThat(Notices.of(plumber).reminder(matter(plumber, Optional.of(LINK)), false))
        .doesNotContain(LINK);
    assertThat(
            Notices.of(plumber)
                .reminder(matter(plumber, Optional.of("https://a.example/a/x")), false))
        .contains("https://a.example/a/x");
  }

  @Test
  void an_offer_carries_its_link_and_its_end() {
    var plumber = profile("plumber");
    var text =
        Notices.of(plumber).offer(matter(plumber, Optional.of(LINK)), START.minusSeconds(7200));
    assertThat(text).contains("Reply YES to take it", "until 11:00 AM", LINK);
  }

  @Test
  void what_somebody_has_at_a_med_spa_is_not_written() {
    var spa = profile("medspa");
    var names = spa.services().stream().map(Profile.Service::name).toList();
    assertThat(all(spa, Optional.empty()))
        .noneMatch(text -> names.stream().anyMatch(text::contains))
        .anyMatch(text -> text.contains("your appointment"));
    assertThat(
            Notices.of(spa)
                .consent(matter(spa), Optional.of("swollen lip"), Optional.of("Robin"), START))
        .doesNotContain("lip");
  }

  @Test
  void the_owner_is_asked_who_would_have_to_give_way() {
    var plumber = profile("plumber");
    var text =
        Notices.of(plumber)
            .consent(
                matter(plumber),
                Optional.of("burst pipe in the kitchen"),
                Optional.of("Pat Example"),
                START.minusSeconds(3600));
    assertThat(text)
        .startsWith(
            "Emergency: burst pipe in the kitchen. May it take Tue, Mar 3 at 1:00 PM, now Pat"
                + " Example")
        .contains("Reply YES or NO until 12:00 PM.");
    assertThat(Gsm.parts(text)).isEqualTo(1);
  }

  @Test
  void whoever_is_displaced_is_told_three_other_times() {
    var plumber = profile("plumber");
    var others =
        List.of(START.plusSeconds(7200), START.plusSeconds(86400), START.plusSeconds(90000));
    assertThat(Notices.of(plumber).displaced(matter(plumber, Optional.of(LINK)), others))
        .contains("Tue, Mar 3 at 3:00 PM, Wed, Mar 4 at 1:00 PM, Wed, Mar 4 at 2:00 PM", LINK);
  }

  @Test
  void a_name_that_looks_like_a_gap_or_is_endless_does_no_harm() {
    var plumber = profile("plumber");
    var text =
        Notices.of(plumber)
            .owner(
                "cancelled",
                matter(plumber),
                Optional.of("{phone} $1 \\ " + "x".repeat(300)),
                Optional.empty());
    assertThat(text).contains("{phone} $1 \\ ", "no number").hasSizeLessThan(200);
  }

  private static Profile spanish(String tenant) {
    return profile(tenant).in("es-US");
  }

  @Test
  void customers_are_written_to_in_their_language() {
    var profile = spanish("plumber");
    var notices = Notices.of(profile);
    var it = matter(profile);
    assertThat(notices.reminder(it, false))
        .contains(
            "Prairie Plumbing: le recordamos su reparaci", "Responda SI", "mar 3 mar a la 1:00 pm");
    assertThat(Notices.of(spanish("medspa")).cancelled(matter(spanish("medspa")), true))
        .contains("tenemos que cancelar su cita, mar 3 mar a las 2:00 pm");
  }

  @Test
  void in_spanish_too_every_notice_without_a_link_is_one_message() {
    for (var tenant : List.of("plumber", "medspa", "webstudio", "estate"))
      assertThat(all(spanish(tenant), Optional.empty()))
          .allSatisfy(it -> assertThat(Gsm.parts(it)).as(it).isEqualTo(1));
  }

  @Test
  void a_language_the_business_does_not_have_changes_nothing() {
    assertThat(profile("plumber").in("fr-FR")).isEqualTo(profile("plumber"));
  }
}
