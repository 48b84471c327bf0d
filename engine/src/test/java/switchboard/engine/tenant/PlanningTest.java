package switchboard.engine.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Planning.Reserve;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Resource.Outside;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;

class PlanningTest {
  static final List<Span> MORNING = List.of(new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)));

  static final Planning FULL =
      new Planning(
          List.of(
              new DayException(
                  LocalDate.of(2026, 12, 24),
                  LocalDate.of(2026, 12, 31),
                  MORNING,
                  Optional.of("ann"),
                  "short days")),
          Optional.of(new Holidays("US", Optional.of("NY"), Set.of(LocalDate.of(2026, 10, 12)))),
          Optional.of(9),
          Optional.of(Duration.ofMinutes(20)),
          Optional.of(new Reserve(Duration.ofHours(2), Duration.ofHours(12))),
          Optional.of(new Cancellation(Duration.ofHours(24), Optional.of(5000L))),
          List.of(Duration.ofDays(2), Duration.ofHours(2)),
          true,
          Optional.of(Duration.ofMinutes(20)));

  static final Resource ANN =
      new Resource(
          "ann",
          "Ann Example",
          Kind.OTHER,
          List.of("laser"),
          Map.of(DayOfWeek.MONDAY, MORNING),
          Optional.of("Nurse"),
          Optional.of("RN"),
          List.of("scars"),
          List.of("Annie"),
          Optional.of(4),
          Optional.of("1 Example Street"),
          Optional.of(
              new Outside(Optional.of("ann@calendar.example"), List.of("https://ics.example/a"))));

  static final Service LASER =
      new Service(
          "laser",
          "Laser",
          List.of(),
          Duration.ofHours(1),
          Duration.ZERO,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of("laser"),
          List.of(Kind.ROOM),
          Optional.of("A laser."),
          Optional.of("No sun."),
          Optional.of("Cool it."),
          Optional.of(3));

  @Test
  void what_a_business_plans_survives_the_journal() {
    assertThat(again(Planning.class, FULL)).isEqualTo(FULL);
    assertThat(again(Resource.class, ANN)).isEqualTo(ANN);
    assertThat(again(Service.class, LASER)).isEqualTo(LASER);
    var profile = ProfileSamples.named("Pipes").with(FULL);
    assertThat(again(Profile.class, profile)).isEqualTo(profile);
  }

  @Test
  void what_is_not_planned_is_not_written_down() {
    assertThat(json(Planning.class, Planning.NONE)).isEqualTo("{}");
    assertThat(json(Resource.class, new Resource("van", "The van")))
        .isEqualTo("{\"id\":\"van\",\"name\":\"The van\"}");
    assertThat(json(Profile.class, ProfileSamples.named("Pipes"))).doesNotContain("planning");
  }

  @Test
  void nulls_written_by_others_read_as_nothing() {
    var json =
        """
        {"id":"van","name":"The van","kind":null,"skills":null,"hours":null,"title":null,\
        "specialties":null,"outside":null}\
        """;
    assertThat(read(Resource.class, json)).isEqualTo(new Resource("van", "The van"));
    assertThat(read(Planning.class, "{\"exceptions\":null,\"reminders\":null,\"displacing\":null}"))
        .isEqualTo(Planning.NONE);
  }

  @Test
  void without_a_word_reminders_are_sent_a_day_before_and_offers_stand_half_an_hour() {
    assertThat(Planning.NONE.reminding()).containsExactly(Duration.ofDays(1));
    assertThat(Planning.NONE.claiming()).isEqualTo(Duration.ofMinutes(30));
    assertThat(FULL.reminding()).hasSize(2);
    assertThat(FULL.claiming()).isEqualTo(Duration.ofMinutes(20));
  }

  private static <T> T again(Class<T> type, T value) {
    return read(type, json(type, value));
  }

  private static <T> String json(Class<T> type, T value) {
    return new String(FactCodec.write(type, value, Seal.PLAIN), UTF_8);
  }

  private static <T> T read(Class<T> type, String json) {
    return FactCodec.read(type, json.getBytes(UTF_8), Seal.PLAIN);
  }
}
