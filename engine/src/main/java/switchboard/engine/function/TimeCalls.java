package switchboard.engine.function;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.function.Arguments.Misfit;
import switchboard.engine.function.Call.Asked;
import switchboard.engine.function.Call.Refused;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Calls about times. Only what has been offered in this conversation can be booked.
record TimeCalls(Arguments arguments, Frame frame, Setting setting) {

  private static final Refused UNOFFERED =
      new Refused(
          "Call find_times first and offer what it gives.",
          "Let me look at the times first. When would suit you?");
  private static final Refused NAMELESS =
      new Refused(
          "Ask for the caller's name and note it first.", "And what name shall I put it under?");
  private static final Refused UNLISTED =
      new Refused(
          "Call list_appointments first.", "Let me look at your appointments first, one moment.");

  Call find() {
    var service = service();
    var moving = arguments.number("moving", 1, 20).map(this::appointment);
    var person = arguments.text("person", 60).map(this::resource);
    return new Asked(
        new Tool.FindSlots(
            service,
            arguments.flag("emergency"),
            when(),
            person,
            preference(),
            moving.map(Upcoming::appointment)));
  }

  private String service() {
    var id = arguments.required("service", 60);
    if (profile().service(id).isEmpty())
      throw new Misfit(
          "Name a service by its id: "
              + String.join(", ", profile().services().stream().map(Profile.Service::id).toList())
              + ".");
    return id;
  }

  private String resource(String id) {
    return profile()
        .resource(id)
        .map(Profile.Resource::id)
        .orElseThrow(() -> new Misfit("Nobody is called that here."));
  }

  private Profile profile() {
    return setting.profile();
  }

  private Optional<When> when() {
    var from = arguments.date("from_date");
    var to = arguments.date("to_date").or(() -> from);
    if (from.isEmpty()) return Optional.empty();
    if (to.orElseThrow().isBefore(from.get())) throw new Misfit("to_date is before from_date.");
    var exact = arguments.time("time");
    return Optional.of(
        exact.isPresent() ? point(from.get(), exact.get()) : days(from.get(), to.orElseThrow()));
  }

  private When point(LocalDate date, LocalTime time) {
    var start = ZonedDateTime.of(date, time, profile().zone()).toOffsetDateTime();
    return new When(start, Optional.empty(), Grain.MINUTE);
  }

  private When days(LocalDate from, LocalDate to) {
    var zone = profile().zone();
    var start = from.atStartOfDay(zone).toOffsetDateTime();
    var end = to.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    return new When(start, Optional.of(end), Grain.DAY);
  }

  private Optional<Preference> preference() {
    return new Preference(
            List.of(),
            arguments.days("not_days"),
            List.of(),
            arguments.one("part", Part.class).stream().toList(),
            arguments.time("not_before"),
            arguments.time("not_after"),
            false,
            arguments.text("property", 60).map(this::resource).stream().toList())
        .said();
  }

  Call book() {
    if (frame.errand().service().isEmpty() || frame.errand().offers().isEmpty()) return UNOFFERED;
    if (frame.name().isEmpty()) return NAMELESS;
    var it = offer();
    return new Asked(
        new Tool.Book(
            Functions.customer(frame),
            frame.errand().service().orElseThrow(),
            frame.emergency(),
            it.resource(),
            it.slot(),
            it.with(),
            frame.errand().terms().offered()));
  }

  private Offer offer() {
    var offers = frame.errand().offers();
    if (offers.isEmpty()) throw new Misfit(UNOFFERED);
    int choice =
        arguments
            .number("choice", 1, offers.size())
            .orElseThrow(() -> new Misfit("Say the number of the time chosen."));
    return offers.get(choice - 1);
  }

  Call move() {
    var which = chosen();
    var it = offer();
    var to = Optional.of(it.resource()).filter(other -> !other.equals(which.resource()));
    return new Asked(
        new Tool.MoveAppointment(
            which.appointment(),
            which.resource(),
            it.slot(),
            to,
            it.with(),
            frame.errand().terms().offered()));
  }

  Call cancel() {
    var it = chosen();
    return new Asked(new Tool.CancelAppointment(it.appointment(), it.resource()));
  }

  private Upcoming chosen() {
    return appointment(
        arguments
            .number("appointment", 1, 20)
            .orElseThrow(() -> new Misfit("Say the number of the appointment.")));
  }

  /// Those listed; else the next, where that is known. What was made in this conversation is the
  /// caller's own whoever they are.
  private Upcoming appointment(int number) {
    var fresh = frame.caller().next().filter(it -> made(it) && number == 1);
    if (fresh.isPresent() && frame.errand().terms().several().isEmpty()) return fresh.get();
    Trust.require(frame, setting);
    var listed = frame.errand().terms().several();
    var known = listed.isEmpty() ? frame.caller().next().stream().toList() : listed;
    if (known.isEmpty()) throw new Misfit(UNLISTED);
    if (number > known.size()) throw new Misfit("There is no appointment of that number.");
    return known.get(number - 1);
  }

  private boolean made(Upcoming it) {
    return frame.appointment().equals(Optional.of(it.appointment()));
  }

  Call waitlist() {
    return new Asked(
        new Tool.JoinWaitlist(
            Functions.customer(frame),
            service(),
            frame.errand().wish(),
            frame.errand().terms().preference(),
            Optional.empty()));
  }
}
