package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a business calls by itself, and how. What is left out is usual.
///
/// @param callBacks whether call backs that were promised are made, where nobody of the business
///   has made them by half of the time; usually not
/// @param from when people may be called, on their own clock; usually from 9:00
/// @param to until when; usually 20:00
/// @param attempts how often one is tried; usually three times
/// @param spacing between two tries, the second pause twice as long and so on; usually 30 minutes
/// @param messages whether a short message is left where a machine answers; usually so
/// @param texts whether a text goes to those who were not reached; usually so
/// @param reminders how long after a reminder of an appointment those are called who have not
///   answered it; usually nobody is
public record Outgoing(
    @JsonInclude(NON_EMPTY) Optional<Boolean> callBacks,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> from,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> to,
    @JsonInclude(NON_EMPTY) Optional<Integer> attempts,
    @JsonInclude(NON_EMPTY) Optional<Duration> spacing,
    @JsonInclude(NON_EMPTY) Optional<Boolean> messages,
    @JsonInclude(NON_EMPTY) Optional<Boolean> texts,
    @JsonInclude(NON_EMPTY) Optional<Duration> reminders) {

  public static final int MOST_ATTEMPTS = 6;

  private static final LocalTime FROM = LocalTime.of(9, 0);
  private static final LocalTime TO = LocalTime.of(20, 0);
  private static final int ATTEMPTS = 3;
  private static final Duration SPACING = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofDays(1);

  /// Calls nobody unless its owner asks for it.
  public static final Outgoing USUAL =
      new Outgoing(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// How this business calls.
  public static Outgoing of(Profile business) {
    return business.telephony().outbound().orElse(USUAL);
  }

  public boolean callsBack() {
    return callBacks.orElse(false);
  }

  public LocalTime begins() {
    return from.orElse(FROM);
  }

  public LocalTime ends() {
    return to.orElse(TO);
  }

  public int times() {
    return attempts.orElse(ATTEMPTS);
  }

  public Duration apart() {
    return spacing.orElse(SPACING);
  }

  public boolean leavesWord() {
    return messages.orElse(true);
  }

  public boolean writes() {
    return texts.orElse(true);
  }

  Stream<String> faults(String at) {
    boolean turned = !begins().isBefore(ends());
    boolean many = times() < 1 || times() > MOST_ATTEMPTS;
    boolean endless = reminders.filter(Outgoing::endless).isPresent();
    boolean odd = !apart().isPositive() || apart().compareTo(LONGEST) > 0;
    return Stream.of(
            fault(turned, at + "to: must be after from"),
            fault(many, at + "attempts: must be from 1 to " + MOST_ATTEMPTS),
            fault(odd, at + "spacing: must be longer than nothing and at most a day"),
            fault(endless, at + "reminders: must be at most a day"))
        .flatMap(Optional::stream);
  }

  private static boolean endless(Duration it) {
    return it.isNegative() || it.compareTo(LONGEST) > 0;
  }

  private static Optional<String> fault(boolean there, String words) {
    return there ? Optional.of(words) : Optional.empty();
  }
}
