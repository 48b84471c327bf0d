package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.pin.Pins;
import switchboard.engine.privacy.Personal;

/// What came of an [OwnerTool], where there was something to be found.
public sealed interface OwnerResult extends Result.OfOwner {

  /// @param pin whether the person has a secret number
  /// @param locked until when it may not be tried
  @JsonTypeName("owner-known")
  record Known(boolean pin, @JsonInclude(NON_EMPTY) Optional<Instant> locked)
      implements OwnerResult {}

  /// @param left how many tries there are
  @JsonTypeName("pin-checked")
  record PinChecked(Pins.Verdict verdict, int left) implements OwnerResult {}

  /// @param visits by start
  /// @param away when resources have no time for visits
  @JsonTypeName("schedule-read")
  record ScheduleRead(List<VisitCard> visits, @JsonInclude(NON_EMPTY) List<Away> away)
      implements OwnerResult {

    public ScheduleRead {
      away = away == null ? List.of() : List.copyOf(away);
    }
  }

  /// An appointment that stands.
  ///
  /// @param with the other resources it takes
  /// @param pending whether another time has to be found
  record VisitCard(
      String appointment,
      String resource,
      @JsonInclude(NON_EMPTY) List<String> with,
      String service,
      Slot slot,
      @JsonInclude(NON_EMPTY) Optional<Personal> name,
      @JsonInclude(NON_EMPTY) Optional<Personal> address,
      @JsonInclude(NON_DEFAULT) boolean emergency,
      @JsonInclude(NON_DEFAULT) boolean pending) {

    public VisitCard {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public boolean of(String one) {
      return resource.equals(one) || with.contains(one);
    }
  }

  record Away(String resource, Slot slot) {}

  /// @param contacts the latest first
  @JsonTypeName("digest-read")
  record DigestRead(Figures figures, List<Contact> contacts) implements OwnerResult {}

  /// @param missed calls that ended before anything was done
  /// @param messages that wait for somebody to call back
  /// @param made appointments made, for whichever day
  /// @param newcomers who got in touch for the first time
  /// @param lowMinor what the visits of the stretch bring at least, by the price list
  /// @param priced how many of them have a price
  /// @param reschedules that need another time, now
  /// @param consents that wait for the owner's yes, now
  /// @param tasks to be done, now, `late` of them overdue
  /// @param unsent messages that could not be sent
  record Figures(
      long calls,
      long texts,
      long emergencies,
      long missed,
      long messages,
      long made,
      long newcomers,
      long visits,
      long cancelled,
      long lowMinor,
      long highMinor,
      long priced,
      long reschedules,
      long consents,
      long tasks,
      long late,
      long unsent) {

    /// What somebody has to see to.
    public long open() {
      return reschedules + consents + late + unsent;
    }
  }

  /// Somebody who got in touch.
  record Contact(
      @JsonInclude(NON_EMPTY) Optional<Personal> name,
      @JsonInclude(NON_EMPTY) Optional<Personal> phone,
      @JsonInclude(NON_EMPTY) Optional<Personal> need,
      boolean call,
      boolean emergency,
      @JsonInclude(NON_EMPTY) Optional<String> outcome,
      Instant at) {}

  @JsonTypeName("tasks-read")
  record TasksRead(List<TodoCard> items) implements OwnerResult {}

  record TodoCard(
      String id,
      Personal what,
      @JsonInclude(NON_EMPTY) Optional<Personal> name,
      @JsonInclude(NON_EMPTY) Optional<Personal> phone,
      Instant due) {}

  @JsonTypeName("people-found")
  record PeopleFound(List<PersonCard> items) implements OwnerResult {}

  record PersonCard(
      String customer,
      @JsonInclude(NON_EMPTY) Optional<Personal> name,
      @JsonInclude(NON_EMPTY) Optional<Personal> phone,
      @JsonInclude(NON_EMPTY) Optional<Personal> address) {}
}
