package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import switchboard.engine.task.Promises;
import switchboard.engine.tenant.Profile.Span;

/// How a business plans its days, beyond its weekly hours: when it is closed or open otherwise, how
/// much it takes on, what it keeps back for emergencies, what it asks of those who cancel, what it
/// promises, and whether it asks how it did. Empty means: nothing of the kind.
///
/// @param dailyCap the most visits a day, over all resources; emergencies are not counted out
/// @param travel the least time between two visits of the same person or van
/// @param reminders how long before a visit the customer is reminded, see [#reminding]
/// @param displacing whether an emergency may take another visit's place, if the owner agrees
/// @param claim how long a freed slot is kept for the one it is offered to, see [#claiming]
/// @param promises how soon it calls back and gives estimates, see [#promising]
/// @param survey how callers are asked how satisfied they are, see [#surveying]
public record Planning(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<DayException> exceptions,
    @JsonInclude(NON_EMPTY) Optional<Holidays> holidays,
    @JsonInclude(NON_EMPTY) Optional<Integer> dailyCap,
    @JsonInclude(NON_EMPTY) Optional<Duration> travel,
    @JsonInclude(NON_EMPTY) Optional<Reserve> reserve,
    @JsonInclude(NON_EMPTY) Optional<Cancellation> cancellation,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Duration> reminders,
    @JsonInclude(NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) boolean displacing,
    @JsonInclude(NON_EMPTY) Optional<Duration> claim,
    @JsonInclude(NON_EMPTY) Optional<Promises> promises,
    @JsonInclude(NON_EMPTY) Optional<Survey> survey) {

  public static final Planning NONE = new Planning();

  private static final List<Duration> A_DAY = List.of(Duration.ofDays(1));
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  public Planning() {
    this(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty());
  }

  /// A business that promises what is usual and asks nobody how it did.
  public Planning(
      List<DayException> exceptions,
      Optional<Holidays> holidays,
      Optional<Integer> dailyCap,
      Optional<Duration> travel,
      Optional<Reserve> reserve,
      Optional<Cancellation> cancellation,
      List<Duration> reminders,
      boolean displacing,
      Optional<Duration> claim) {
    this(
        exceptions,
        holidays,
        dailyCap,
        travel,
        reserve,
        cancellation,
        reminders,
        displacing,
        claim,
        Optional.empty(),
        Optional.empty());
  }

  /// How callers are asked how satisfied they are.
  public enum Survey {
    /// Not at all.
    NONE,
    /// By text, after the call.
    SMS,
    /// At the end of the call, to be answered on the keypad.
    KEYPAD
  }

  /// Days that differ from the week, both included.
  ///
  /// @param hours empty means closed
  /// @param resource whom it is about; empty means the whole business
  /// @param label what the owner calls it
  public record DayException(
      LocalDate from,
      LocalDate to,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Span> hours,
      @JsonInclude(NON_EMPTY) Optional<String> resource,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String label) {}

  /// The public holidays that are kept: the business is closed then.
  ///
  /// @param country ISO 3166 alpha-2
  /// @param region ISO 3166-2 without the country (`NY`, `ENG`); empty means those of all regions
  /// @param open the holidays on which it is open all the same
  public record Holidays(
      String country,
      @JsonInclude(NON_EMPTY) Optional<String> region,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Set<LocalDate> open) {

    public Holidays {
      open = Collections.unmodifiableSet(new TreeSet<>(open));
    }
  }

  /// Time kept back for emergencies.
  ///
  /// @param perDay how much of a resource's day ordinary visits must leave open
  /// @param until how long before that day begins it is given to anyone
  public record Reserve(Duration perDay, Duration until) {}

  /// What is asked of those who cancel late.
  ///
  /// @param window how long before the start cancelling is free
  /// @param feeMinor what it costs after that, if anything
  public record Cancellation(Duration window, @JsonInclude(NON_EMPTY) Optional<Long> feeMinor) {}

  /// [#reminders], or a day before where none are named.
  public List<Duration> reminding() {
    return reminders.isEmpty() ? A_DAY : reminders;
  }

  /// [#claim], or half an hour where none is named.
  public Duration claiming() {
    return claim.orElse(HALF_AN_HOUR);
  }

  /// [#promises], or the usual ones.
  public Promises promising() {
    return promises.orElse(Promises.USUAL);
  }

  public Survey surveying() {
    return survey.orElse(Survey.NONE);
  }

  /// The same with another way of asking callers.
  public Planning surveying(Survey survey) {
    return with(promises, Optional.of(survey));
  }

  /// The same with another promise to whoever waits to be called back.
  public Planning callingBack(Duration within) {
    return with(Optional.of(new Promises(within, promising().estimate())), survey);
  }

  private Planning with(Optional<Promises> promises, Optional<Survey> survey) {
    return new Planning(
        exceptions,
        holidays,
        dailyCap,
        travel,
        reserve,
        cancellation,
        reminders,
        displacing,
        claim,
        promises,
        survey);
  }

  /// Matches what need not be written down; for [JsonInclude#valueFilter].
  static final class Nothing {
    @Override
    public boolean equals(Object other) {
      return NONE.equals(other);
    }

    @Override
    public int hashCode() {
      return NONE.hashCode();
    }
  }
}
