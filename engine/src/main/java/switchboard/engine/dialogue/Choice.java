package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Which of the times offered the caller means: by number, by day, by hour, or by a plain yes.
record Choice(Setting setting, List<Offer> offers) {

  private static final Set<String> ASSENT = Set.of("yes", "book", "thanks");
  private static final Set<String> ALL = Set.of("yes", "thanks");

  Optional<Offer> of(String intent, Slots slots) {
    if (slots.choice().isPresent())
      return numbered(slots.choice().get()).or(() -> atHour(slots.choice().get()));
    if (slots.leeway().said()) return Optional.empty();
    if (slots.when().isPresent()) return timed(slots.when().get(), ASSENT.contains(intent));
    // another appointment may be meant, where it is not clear which of these
    var agreed = offers.size() == 1 ? ASSENT : ALL;
    return offers.stream().filter(_ -> agreed.contains(intent)).findFirst();
  }

  /// Whether all that is offered lies in the time named, so that naming it chooses nothing.
  boolean within(When when) {
    return !offers.isEmpty() && offers.stream().allMatch(it -> fits(it, when));
  }

  Optional<Offer> numbered(int number) {
    int index = number < 0 ? offers.size() + number : number - 1;
    return index >= 0 && index < offers.size() ? Optional.of(offers.get(index)) : Optional.empty();
  }

  /// "Eight is fine", where there are fewer than eight.
  private Optional<Offer> atHour(int hour) {
    return offers.stream()
        .filter(it -> it.slot().start().atZone(setting.zone()).getHour() % 12 == hour % 12)
        .findFirst();
  }

  /// The offer that fits alone, or the first of those that begin exactly then or are agreed to.
  private Optional<Offer> timed(When when, boolean agreed) {
    var fitting = offers.stream().filter(it -> fits(it, when)).toList();
    var atThatHour = offers.stream().filter(it -> atClock(it, when)).toList();
    boolean exact = when.grain() == Grain.MINUTE && !fitting.isEmpty();
    if (fitting.size() == 1 || exact || (agreed && !fitting.isEmpty()))
      return Optional.of(fitting.getFirst());
    if (fitting.isEmpty() && atThatHour.size() == 1 && when.end().isEmpty())
      return Optional.of(atThatHour.getFirst());
    return Optional.empty();
  }

  private boolean fits(Offer offer, When when) {
    var start = offer.slot().start();
    var from = when.start().toInstant();
    return when.end()
        .map(OffsetDateTime::toInstant)
        .map(to -> !start.isBefore(from) && start.isBefore(to))
        .orElse(start.equals(from));
  }

  /// "The nine o'clock one" means the hour, whichever day was understood.
  private boolean atClock(Offer offer, When when) {
    var start = offer.slot().start().atZone(setting.zone());
    var today = LocalDate.ofInstant(setting.now(), setting.zone());
    boolean noDaySaid = !when.start().toLocalDate().isAfter(today.plusDays(1));
    return noDaySaid && sameClock(start.toLocalTime(), when.start().toLocalTime());
  }

  private static boolean sameClock(LocalTime offered, LocalTime said) {
    return offered.equals(said) || offered.equals(said.plusHours(12));
  }
}
