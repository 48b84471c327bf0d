package switchboard.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Season;
import switchboard.engine.tenant.Telephony;

class TriageTest {
  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
  private static final LocalDate JULY = LocalDate.of(2027, 7, 12);

  private static Profile preset(String vertical) {
    return Presets.all().stream()
        .map(Presets.Preset::profile)
        .filter(it -> it.vertical().equals(vertical))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Alarm> alarm(String words, String vertical) {
    return Triage.judge(words, true, preset(vertical), JANUARY).alarm();
  }

  private static String told(String words, String vertical) {
    return alarm(words, vertical).map(it -> it.severity() + " " + it.danger()).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i smell gas in my kitchen | trades | LIFE gas
          it stinks of rotten eggs down here | trades | LIFE gas
          the digger hit a propane line | estate_agency | LIFE gas
          the carbon monoxide alarm is going off | estate_agency | LIFE monoxide
          the boiler is on fire | estate_agency | LIFE fire
          my son got electrocuted by the shower | trades | LIFE electric
          sparks are coming out of the fuse box | trades | LIFE electric
          water is running down into the sockets | trades | LIFE electric
          I can't breathe | med_spa | LIFE breathing
          my throat is closing up | med_spa | LIFE breathing
          she's gone into anaphylactic shock | med_spa | LIFE breathing
          i can hardly see out of my left eye since the filler | med_spa | LIFE sight
          he collapsed in your car park | med_spa | LIFE collapse
          a pipe burst and water is everywhere | trades | CRITICAL flood
          raw sewage is coming up in the tub | trades | CRITICAL sewage
          we have no water at all | trades | CRITICAL no-water
          the ceiling came down | estate_agency | CRITICAL structure
          the flat was broken into | estate_agency | CRITICAL break-in
          our site is down | web_agency | CRITICAL site
          we got hacked | web_agency | CRITICAL hacked
          my lip has gone white and it hurts | med_spa | CRITICAL reaction
          help | trades | CRITICAL other
          """)
  void each_danger_is_known_and_as_grave_as_it_is(String words, String vertical, String expected) {
    assertThat(told(words, vertical)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "there's no gas smell but water is pouring through the ceiling",
        "I don't smell gas, the basement is flooding"
      })
  void what_is_denied_is_not_the_danger(String words) {
    assertThat(told(words, "trades")).isEqualTo("CRITICAL flood");
  }

  @Test
  void a_rant_is_judged_in_no_time() {
    var rant = "there is no leak here and no gas leak either ".repeat(2000);
    var start = System.nanoTime();
    assertThat(Triage.judge(rant, false, preset("trades"), JANUARY).alarm()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void no_heat_is_what_the_season_makes_it() {
    var cold = Triage.judge("we have no heat", true, preset("trades"), JANUARY);
    assertThat(cold.emergency()).isTrue();
    assertThat(cold.alarm()).contains(new Alarm("heat", Severity.CRITICAL));
    var frail = "we have no heat and a newborn baby";
    assertThat(Triage.judge(frail, true, preset("trades"), JULY).emergency()).isTrue();
    var warm = Triage.judge("we have no heat", true, preset("trades"), JULY);
    assertThat(warm.emergency()).isFalse();
    assertThat(warm.alarm()).contains(new Alarm("heat", Severity.URGENT));
  }

  private static Profile with(Season season) {
    var it = preset("trades");
    var emergencies =
        new Emergencies(
            it.emergencies().notice(),
            true,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(season),
            Map.of("gas", "0555 000"));
    return new Profile(
        it.name(),
        it.vertical(),
        "CL",
        it.zone(),
        it.currency(),
        it.language(),
        it.address(),
        it.numbers(),
        it.persona(),
        it.hours(),
        it.services(),
        it.resources(),
        it.rules(),
        emergencies,
        it.alerts(),
        it.recognition(),
        it.faq(),
        true,
        Planning.NONE,
        Telephony.NONE);
  }

  @Test
  void a_business_has_a_season_of_its_own() {
    var south = with(new Season(Set.of(Month.JUNE, Month.JULY), Optional.empty()));
    assertThat(Triage.judge("no heating here", false, south, JULY).emergency()).isTrue();
    assertThat(Triage.judge("no heating here", true, south, JANUARY).emergency()).isFalse();
    var fixed = Triage.judge("no heating but it's working again", false, south, JULY);
    assertThat(fixed.alarm()).isEmpty();
  }

  @Test
  void a_temperature_that_is_told_counts_more_than_the_month() {
    var rule = with(new Season(Set.of(Month.JANUARY), Optional.of(50)));
    var cold = "the furnace died and it's 41 degrees in here";
    var mild = "the furnace died but it's 66 degrees in here";
    assertThat(Triage.judge(cold, false, rule, JULY).emergency()).isTrue();
    assertThat(Triage.judge(mild, true, rule, JANUARY).emergency()).isFalse();
  }

  @Test
  void no_hot_water_is_urgent_and_no_more() {
    var verdict = Triage.judge("there's no hot water", true, preset("trades"), JANUARY);
    assertThat(verdict.emergency()).isFalse();
    assertThat(verdict.alarm()).contains(new Alarm("hot-water", Severity.URGENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "how much is a burst pipe",
        "we had no hot water yesterday but it works again",
        "🔥🔥🔥",
        "my tap drips"
      })
  void what_is_no_emergency_raises_no_alarm(String words) {
    assertThat(Triage.judge(words, false, preset("trades"), JANUARY).alarm()).isEmpty();
  }

  @Test
  void advice_for_a_danger_to_life_names_the_number_of_the_country() {
    var gas = Optional.of(new Alarm("gas", Severity.LIFE));
    var fire = Optional.of(new Alarm("fire", Severity.LIFE));
    var agency = preset("estate_agency");
    assertThat(Advice.of(agency, gas, "rotten eggs")).contains("0800 111 999");
    assertThat(Advice.of(agency, fire, "smoke everywhere")).contains("999");
    assertThat(Advice.of(preset("trades"), fire, "smoke everywhere")).contains("911");
    var elsewhere = with(new Season(Set.of(), Optional.empty()));
    assertThat(Advice.of(elsewhere, gas, "gas")).contains("0555 000").contains("get everybody out");
    assertThat(Advice.of(elsewhere, fire, "fire")).contains("112");
  }

  @Test
  void advice_of_the_business_comes_before_ours_where_it_fits() {
    var trades = preset("trades");
    var flood = Optional.of(new Alarm("flood", Severity.CRITICAL));
    var heat = Optional.of(new Alarm("heat", Severity.CRITICAL));
    var sewage = Optional.of(new Alarm("sewage", Severity.CRITICAL));
    assertThat(Advice.of(trades, flood, "water everywhere")).contains("shut-off valve");
    assertThat(Advice.of(trades, sewage, "it comes up the drain")).contains("do not flush");
    assertThat(Advice.of(trades, heat, "no heat")).contains("warm").doesNotContain("valve");
    assertThat(Advice.of(trades, Optional.empty(), "help")).contains("shut-off valve");
  }

  @Test
  void every_danger_to_life_has_advice_in_both_languages() {
    assertThat(Dangers.SHIPPED.dangers())
        .filteredOn(it -> it.severity() == Severity.LIFE)
        .allSatisfy(it -> {
          assertThat(it.advice("en")).isNotBlank();
          assertThat(it.advice("es")).isNotBlank();
          assertThat(it.heard()).containsKeys("en", "es");
        });
  }
}
