package switchboard.edge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.State;

class AvailabilityRoutesTest {

  private static final String DAY = "&from=2026-03-03T00:00:00-06:00&to=2026-03-04T00:00:00-06:00";
  private static final String FIX = "/v1/availability?service=faucet-fix";
  private Town town;

  @BeforeEach
  void open() {
    town = new Town();
    town.memory.known("alpha", "Pat");
  }

  @AfterEach
  void close() {
    town.close();
  }

  private JsonNode found(String path) {
    var answer = town.get("alpha", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Town.json(answer);
  }

  private List<String> starts(String path) {
    return StreamSupport.stream(found(path).at("/slots").spliterator(), false)
        .map(it -> it.at("/start").asText())
        .toList();
  }

  @Test
  void what_is_open_is_shown_with_whom_on_the_clock_of_the_business() {
    var it = found(FIX + DAY);
    assertThat(it.at("/zone").asText()).isEqualTo("America/Chicago");
    assertThat(it.at("/sure").asBoolean()).isTrue();
    assertThat(it.at("/slots/0/start").asText()).isEqualTo("2026-03-03T08:00:00-06:00");
    assertThat(it.at("/slots/0/resourceName").asText()).startsWith("Van");
    assertThat(starts("/api" + FIX.substring(3) + DAY)).hasSize(19);
  }

  @Test
  void it_is_narrowed_by_part_of_the_day_by_resource_and_by_what_it_takes() {
    assertThat(starts(FIX + DAY + "&part=afternoon").getFirst())
        .isEqualTo("2026-03-03T12:00:00-06:00");
    assertThat(found(FIX + DAY + "&resource=van-2").findValuesAsText("resource"))
        .containsOnly("van-2");
    var bench = found("/v1/availability?service=bench-test" + DAY);
    assertThat(bench.at("/slots/0/with/0/id").asText()).isEqualTo("workshop");
  }

  @Test
  void it_is_shown_on_another_clock_when_asked() {
    assertThat(starts(FIX + DAY + "&zone=Europe/London").getFirst())
        .isEqualTo("2026-03-03T14:00:00Z");
  }

  @Test
  void every_time_shown_can_be_had() {
    for (var start : starts(FIX + "&from=2026-03-06T00:00:00Z&to=2026-03-11T00:00:00Z")) {
      var answer = town.post("alpha", AppointmentsTest.ALL, AppointmentsTest.asked(start, ""));
      var taken = answer.statusCode() == 409;
      if (taken) assertThat(Town.json(answer).at("/reason").asText()).isEqualTo("slot-taken");
      else assertThat(answer.statusCode()).as(start + answer.body()).isEqualTo(201);
    }
    assertThat(overlaps(town.memory)).isZero();
  }

  @Test
  void a_calendar_that_does_not_answer_makes_it_unsure_and_is_not_taken_for_free() {
    town.memory.silent.add("alpha:van-1");
    var it = found(FIX + DAY);
    assertThat(it.at("/sure").asBoolean()).isFalse();
    assertThat(it.findValuesAsText("resource")).containsOnly("van-2");
  }

  @Test
  void when_no_calendar_answers_that_is_a_failure_and_not_an_empty_list() {
    town.memory.silent.addAll(List.of("alpha:van-1", "alpha:van-2", "alpha:workshop"));
    var answer = town.get("alpha", FIX + DAY);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).doesNotContain("slots");
  }

  @Test
  void a_lost_outside_calendar_makes_it_unsure() {
    town.memory.tell("alpha", "van-1", to -> new Command.Lose("google", to));
    assertThat(found(FIX + DAY).at("/sure").asBoolean()).isFalse();
    var made =
        town.post(
            "alpha",
            AppointmentsTest.ALL,
            AppointmentsTest.asked("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\""));
    assertThat(Town.json(made).at("/sure").asBoolean()).isFalse();
  }

  @Test
  void one_business_sees_nothing_of_anothers_times() {
    assertThat(town.get("beta", FIX + DAY).statusCode()).isEqualTo(400);
    var own = town.get("beta", "/v1/availability?service=viewing" + DAY);
    assertThat(own.body()).contains("Europe/London").doesNotContain("van-");
  }

  @Test
  void of_fifty_who_want_overlapping_times_one_gets_it_and_all_others_hear_what_else_there_is() {
    List<HttpResponse<String>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 50)
              .mapToObj(it ->
                  threads.submit(() ->
                      town.post(
                          "alpha",
                          AppointmentsTest.ALL,
                          AppointmentsTest.asked(
                              "2026-03-03T10:%02d:00-06:00".formatted(it % 2 * 30),
                              ",\"resource\":\"van-1\""),
                          "Idempotency-Key",
                          "claim-" + it)))
              .toList();
      answers = asked.stream().map(AvailabilityRoutesTest::get).toList();
    }
    Map<Integer, Long> statuses =
        answers.stream()
            .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 49L));
    assertThat(answers)
        .filteredOn(it -> it.statusCode() == 409)
        .allSatisfy(it -> {
          assertThat(Town.json(it).at("/reason").asText()).isEqualTo("slot-taken");
          assertThat(Town.json(it).at("/alternatives")).hasSizeBetween(1, 3);
        });
    assertThat(overlaps(town.memory)).isZero();
  }

  @Test
  void fifty_sent_at_once_under_one_key_are_one_appointment() {
    List<HttpResponse<String>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var body = AppointmentsTest.asked("2026-03-03T10:00:00-06:00", "");
      var asked =
          IntStream.range(0, 50)
              .mapToObj(_ ->
                  threads.submit(() ->
                      town.post("alpha", AppointmentsTest.ALL, body, "Idempotency-Key", "same")))
              .toList();
      answers = asked.stream().map(AvailabilityRoutesTest::get).toList();
    }
    assertThat(answers).allMatch(it -> it.statusCode() == 201);
    assertThat(answers.stream().map(it -> Town.json(it).at("/id")).distinct()).hasSize(1);
    assertThat(answers.stream().map(it -> Town.json(it).at("/resource")).distinct()).hasSize(1);
    assertThat(town.memory.between("alpha", Town.slot("2026-03-03T00:00:00Z", 3000))).hasSize(1);
  }

  private static <T> T get(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long overlaps(Memory memory) {
    return memory.calendars.values().stream().mapToLong(AvailabilityRoutesTest::overlaps).sum();
  }

  private static long overlaps(State state) {
    var live =
        state.appointments().values().stream()
            .filter(Appointment::confirmed)
            .map(it -> it.slot().padded(Duration.ZERO, it.visit().after()))
            .sorted(Comparator.comparing(Slot::start))
            .toList();
    return IntStream.range(1, live.size())
        .filter(it -> live.get(it - 1).overlaps(live.get(it)))
        .count();
  }
}
