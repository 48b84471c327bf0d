package switchboard.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Slot;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.AppointmentFound;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.SlotTaken;
import switchboard.engine.tool.Result.SlotsFound;

class EntityToolboxTest {
  static final Optional<Personal> PHONE = Optional.of(Personal.of("+19135550142"));

  /// A Monday, ten o'clock in Kansas.
  final House house = new House(Instant.parse("2026-11-23T16:00:00Z"));

  CustomerFound caller(String run, Optional<Personal> phone) {
    return (CustomerFound) house.run("CA1", run, new Tool.FindCustomer(phone, Source.PHONE_CALL));
  }

  static Slot at(String start) {
    return Slot.of(Instant.parse(start), Duration.ofHours(1));
  }

  Result book(String run, String start) {
    return house.run("CA1", run, new Tool.Book("c1", "faucet-fix", false, "van-1", at(start)));
  }

  SlotsFound slots() {
    return (SlotsFound)
        house.run(
            "CA1",
            "r",
            new Tool.FindSlots("faucet-fix", false, Optional.empty(), Optional.empty()));
  }

  @Test
  void whoever_calls_again_is_the_same_customer_and_known() {
    var first = caller("r1", PHONE);
    assertThat(first.known()).isFalse();
    var second = caller("r2", PHONE);
    assertThat(second.known()).isTrue();
    assertThat(second.customer()).isEqualTo(first.customer());
    assertThat(house.customers).hasSize(1);
  }

  @Test
  void asking_again_with_the_same_run_is_still_the_first_contact() {
    assertThat(caller("r1", PHONE)).isEqualTo(caller("r1", PHONE));
    assertThat(caller("r1", PHONE).known()).isFalse();
  }

  @Test
  void without_a_number_everybody_is_somebody_new() {
    var first = caller("r1", Optional.empty());
    var second = caller("r2", Optional.empty());
    assertThat(first.customer()).isNotEqualTo(second.customer());
    assertThat(house.identities).isEmpty();
  }

  @Test
  void nothing_of_the_number_stands_in_an_id() {
    caller("r1", PHONE);
    assertThat(house.customers.keySet()).noneMatch(it -> it.contains("5550142"));
    assertThat(house.identities.keySet()).hasSize(1).noneMatch(it -> it.contains("5550142"));
  }

  @Test
  void what_was_told_is_there_at_the_next_call() {
    var found = caller("r1", PHONE);
    var told =
        new Details(
            Optional.of(Personal.of("Pat Sample")), PHONE, Optional.empty(), Optional.empty());
    assertThat(house.run("CA1", "r2", new Tool.NoteCustomer(found.customer(), told)))
        .isEqualTo(new Done());
    assertThat(caller("r3", PHONE).name()).contains(Personal.of("Pat Sample"));
  }

  @Test
  void nobody_is_noted_who_never_called() {
    assertThat(house.run("CA1", "r", new Tool.NoteCustomer("nobody", Details.NONE)))
        .isEqualTo(new NothingFound());
  }

  @Test
  void booking_again_with_the_same_run_finds_it_done() {
    assertThat(book("r1", "2026-11-24T15:00:00Z")).isInstanceOf(Booked.class);
    assertThat(book("r1", "2026-11-24T15:00:00Z"))
        .isEqualTo(new Booked("r1", "van-1", at("2026-11-24T15:00:00Z")));
    assertThat(house.appointments()).hasSize(1);
  }

  @Test
  void a_time_somebody_else_has_is_taken() {
    book("r1", "2026-11-24T15:00:00Z");
    assertThat(book("r2", "2026-11-24T15:30:00Z"))
        .isInstanceOfSatisfying(SlotTaken.class, it -> assertThat(it.alternatives()).hasSize(3));
    assertThat(house.appointments()).hasSize(1);
  }

  @Test
  void nobody_comes_at_night_on_an_ordinary_visit() {
    assertThat(book("r1", "2026-11-24T08:00:00Z"))
        .isInstanceOfSatisfying(SlotTaken.class, it -> assertThat(it.alternatives()).hasSize(3));
  }

  @Test
  void a_calendar_that_does_not_answer_is_left_out() {
    house.silent.add("plumber:van-1");
    assertThat(slots().offers()).isNotEmpty().extracting(Offer::resource).containsOnly("van-2");
  }

  @Test
  void when_no_calendar_answers_nothing_is_known() {
    house.silent.addAll(List.of("plumber:van-1", "plumber:van-2"));
    var find = new Tool.FindSlots("faucet-fix", false, Optional.empty(), Optional.empty());
    assertThat(house.run("CA1", "r", find)).isInstanceOf(Failed.class);
    assertThat(book("r1", "2026-11-24T15:00:00Z")).isInstanceOf(Failed.class);
  }

  @Test
  void a_service_nobody_offers_is_not_found() {
    var find = new Tool.FindSlots("haircut", false, Optional.empty(), Optional.empty());
    assertThat(house.run("CA1", "r", find)).isEqualTo(new NothingFound());
  }

  @Test
  void a_caller_is_met_even_when_appointments_do_not_answer() {
    caller("r1", PHONE);
    house.silent.add("appointments");
    assertThat(caller("r2", PHONE).next()).isEmpty();
    assertThat(house.run("CA1", "r3", new Tool.NextAppointment("c1"))).isInstanceOf(Failed.class);
  }

  @Test
  void an_appointment_is_found_attended_moved_and_cancelled() {
    book("r1", "2026-11-24T15:00:00Z");
    assertThat(house.run("CA1", "n", new Tool.NextAppointment("c1")))
        .isInstanceOfSatisfying(
            AppointmentFound.class,
            it -> assertThat(it.appointment().appointment()).isEqualTo("r1"));
    assertThat(house.run("CA1", "a", new Tool.ConfirmAttendance("r1", "van-1")))
        .isEqualTo(new Done());
    var later = at("2026-11-25T15:00:00Z");
    assertThat(house.run("CA1", "m", new Tool.MoveAppointment("r1", "van-1", later)))
        .isEqualTo(new Done());
    assertThat(house.appointments().get("r1")).extracting(it -> it.slot()).isEqualTo(later);
    assertThat(house.run("CA1", "c", new Tool.CancelAppointment("r1", "van-1")))
        .isEqualTo(new Done());
    assertThat(house.run("CA1", "c", new Tool.CancelAppointment("r1", "van-1")))
        .isEqualTo(new Done());
    assertThat(house.appointments().values())
        .extracting(Appointment::status)
        .containsExactly(Appointment.Status.CANCELLED);
    assertThat(house.run("CA1", "n", new Tool.NextAppointment("c1"))).isEqualTo(new NothingFound());
  }

  @Test
  void moving_onto_somebody_else_is_refused_and_what_is_not_there_is_not_found() {
    book("r1", "2026-11-24T15:00:00Z");
    book("r2", "2026-11-24T20:00:00Z");
    assertThat(
            house.run(
                "CA1", "m", new Tool.MoveAppointment("r1", "van-1", at("2026-11-24T20:00:00Z"))))
        .isInstanceOfSatisfying(SlotTaken.class, it -> assertThat(it.alternatives()).hasSize(3));
    assertThat(house.run("CA1", "c", new Tool.CancelAppointment("nix", "van-1")))
        .isEqualTo(new NothingFound());
  }

  @Test
  void who_opts_out_is_out_until_opting_in() {
    var it = caller("r1", PHONE).customer();
    house.run("CA1", "o", new Tool.OptOut(it, "STOP"));
    assertThat(caller("r2", PHONE).optedOut()).isTrue();
    house.run("CA1", "i", new Tool.OptIn(it, "START"));
    assertThat(caller("r3", PHONE).optedOut()).isFalse();
  }
}
