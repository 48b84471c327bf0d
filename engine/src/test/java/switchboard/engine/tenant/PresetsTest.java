package switchboard.engine.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Availability;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Wish;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.Presets.Preset;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;

class PresetsTest {

  static Stream<Preset> all() {
    return Presets.all().stream();
  }

  private static Profile preset(String tenant) {
    return all().filter(it -> it.tenant().equals(tenant)).findFirst().orElseThrow().profile();
  }

  @Test
  void there_are_four_kinds_of_business() {
    assertThat(all().map(Preset::tenant))
        .containsExactly("plumber", "estate", "medspa", "webstudio");
    assertThat(all().map(it -> it.profile().vertical()))
        .containsExactly("trades", "estate_agency", "med_spa", "web_agency");
  }

  @Test
  void the_plumber_is_open_as_the_profile_says() {
    var plumber = preset("plumber");
    assertThat(plumber.name()).isEqualTo("Prairie Plumbing");
    assertThat(plumber.hours()).doesNotContainKey(DayOfWeek.SUNDAY);
    assertThat(plumber.service("tankless-install"))
        .get()
        .satisfies(it -> assertThat(it.duration()).isEqualTo(Duration.ofHours(4)))
        .satisfies(it -> assertThat(it.fromMinor()).contains(280_000L));
    assertThat(plumber.emergencies().outOfHours()).isTrue();
    assertThat(plumber.emergencies().advice().keySet()).first().isEqualTo("gas");
    assertThat(plumber.alerts().phone()).contains(Personal.of("+19135550199"));
  }

  @Test
  void a_health_business_tells_callers_nothing_on_caller_id_alone() {
    assertThat(preset("medspa").recognition()).isEqualTo(Recognition.NOTHING);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_preset_is_plainly_fictional(Preset preset) {
    var profile = preset.profile();
    assertThat(profile.demo()).isTrue();
    assertThat(profile.numbers())
        .isNotEmpty()
        .allMatch(it -> it.e164().matches("\\+1[0-9]{3}55501[0-9]{2}|\\+442079460[0-9]{3}"));
    assertThat(profile.alerts().email().map(Personal::text).orElse("")).endsWith(".example");
    assertThat(profile.persona().greeting()).contains("{business}", "{name}");
    assertThat(profile.faq()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(profile.emergencies().advice()).containsKey("*");
  }

  @Test
  void no_number_is_dialled_for_two_tenants() {
    assertThat(all().flatMap(it -> it.profile().numbers().stream())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_service_can_be_had_within_its_horizon(Preset preset) {
    var profile = preset.profile();
    var free = profile.resources().stream().map(it -> new Busy(it.id(), List.of())).toList();
    var now = Instant.parse("2026-11-20T12:00:00Z");
    for (var service : profile.services())
      assertThat(Availability.offers(profile, service, false, free, wish(profile, service), now, 3))
          .as(service.id())
          .hasSize(3)
          .allMatch(Offer::fits);
  }

  /// A property has to be named.
  private static Wish wish(Profile profile, Service service) {
    if (!service.needs().contains(Kind.PROPERTY)) return Wish.ANY;
    var properties = profile.resources().stream().filter(it -> it.kind() == Kind.PROPERTY);
    return Wish.ANY.with(properties.limit(1).map(Resource::id).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_preset_survives_the_journal(Preset preset) {
    var json = FactCodec.write(Profile.class, preset.profile(), Seal.PLAIN);
    assertThat(FactCodec.read(Profile.class, json, Seal.PLAIN)).isEqualTo(preset.profile());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duration: PT4H | duration: four | p.yaml: services[5].duration: ",
        "+19135550100 | 913 555 0100 | p.yaml: numbers[0]: ",
        "zone: America/Chicago | zone: Kansas | p.yaml: zone: ",
        "recognition: NAME | recognition: ALL | p.yaml: recognition: ",
        "MONDAY: | MOONDAY: | p.yaml: hours: ",
        "horizon: P30D | horison: P30D | p.yaml: rules.horizon: is missing",
        "step: PT30M | step: PT0S | p.yaml: rules.step: ",
        "currency: USD | '' | p.yaml: currency: ",
        "currency: USD | currency: | p.yaml: currency: is missing",
        "resources: [van-1] | resources: [van-9] | services[5] (tankless-install).resources: ",
        "resources: [van-1] | resources: [null] | p.yaml: services[5].resources",
        "name: Van 1 | 'name: Van 1, wheels: 4' | p.yaml: resources[0].wheels: ",
        "name: Van 2 | id: van-2 | p.yaml: resources[1]",
        "id: van-2 | id: van-1 | p.yaml: resources: ",
        "demo: true | demo: [ | p.yaml: ",
      })
  void a_faulty_preset_is_refused_naming_file_and_field(String good, String bad, String error)
      throws IOException {
    var faulty = plumber().replace(good, bad);
    assertThat(faulty).isNotEqualTo(plumber());
    assertThatThrownBy(() -> Presets.read("p.yaml", faulty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(error)
        .hasMessageStartingWith("p.yaml: ");
  }

  @Test
  void an_empty_file_is_refused() {
    assertThatThrownBy(() -> Presets.read("p.yaml", "")).hasMessageStartingWith("p.yaml: ");
    assertThatThrownBy(() -> Presets.read("p.yaml", "null")).hasMessageStartingWith("p.yaml: ");
  }

  private static String plumber() throws IOException {
    var file = Presets.class.getResourceAsStream("/presets/plumber.yaml");
    try (var in = Objects.requireNonNull(file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
