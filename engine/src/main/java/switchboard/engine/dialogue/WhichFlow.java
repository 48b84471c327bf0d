package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;

/// Which of several appointments is meant. Who has one is not asked, nor who has said enough.
record WhichFlow(Speaker speaker) {

  Thought found(Frame frame, List<Upcoming> all) {
    var change = new ChangeFlow(speaker);
    if (all.isEmpty()) return change.none(frame);
    if (all.size() == 1) return change.found(frame, all.getFirst());
    return only(all, said(frame))
        .map(it -> change.found(frame, it))
        .orElseGet(() -> ask(frame.terms(it -> it.withSeveral(all))));
  }

  Thought ask(Frame frame) {
    var all = frame.terms().several();
    var keys = new ArrayList<String>();
    for (var it : all) keys.add(speaker.wording().tongue().key(keys.size() + 1, words(it)));
    return speaker.ask(
        frame,
        Expectation.CHOICE,
        "which",
        "count",
        speaker.wording().count(all.size()),
        "appointments",
        speaker.wording().tongue().both(all.stream().map(this::words).toList()),
        "keys",
        String.join(", ", keys));
  }

  private String words(Upcoming it) {
    return speaker.visit(it) + ", " + speaker.wording().time(it.slot().start());
  }

  /// The answer. Empty: it was none.
  Optional<Thought> answered(Frame frame, Slots slots) {
    var all = frame.terms().several();
    return slots
        .choice()
        .flatMap(it -> numbered(all, it))
        .or(() -> only(all, it -> named(it, slots)))
        .map(it -> chosen(frame, it));
  }

  Thought chosen(Frame frame, Upcoming it) {
    return new ChangeFlow(speaker).found(frame, it);
  }

  static Optional<Upcoming> numbered(List<Upcoming> all, int number) {
    int index = number < 0 ? all.size() + number : number - 1;
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  private static Optional<Upcoming> only(List<Upcoming> all, Predicate<Upcoming> meant) {
    var found = all.stream().filter(meant).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private boolean named(Upcoming it, Slots slots) {
    boolean service = slots.service().filter(it.service()::equals).isPresent();
    boolean with = slots.place().filter(it.with()::contains).isPresent();
    boolean person = slots.person().filter(it.resource()::equals).isPresent();
    boolean time = slots.when().or(slots::about).filter(when -> during(it, when)).isPresent();
    return service || with || person || time;
  }

  /// What was said of it before it was looked up.
  private Predicate<Upcoming> said(Frame frame) {
    var errand = frame.errand();
    var terms = errand.terms();
    var preference = terms.preference().orElse(Preference.NONE);
    boolean moves = frame.pursues(Goal.RESCHEDULE);
    return it -> {
      boolean service = errand.service().filter(it.service()::equals).isPresent();
      boolean time = terms.existing().filter(when -> during(it, when)).isPresent();
      boolean with = preference.with().stream().anyMatch(it.with()::contains);
      boolean refused = moves && Wishes.refuses(preference, date(it));
      return service || time || with || refused;
    };
  }

  private LocalDate date(Upcoming it) {
    return LocalDate.ofInstant(it.slot().start(), speaker.setting().zone());
  }

  private boolean during(Upcoming it, When when) {
    var start = it.slot().start();
    var from = when.start().toInstant();
    boolean at = start.equals(from);
    boolean in =
        when.end()
            .filter(to -> !start.isBefore(from) && start.isBefore(to.toInstant()))
            .isPresent();
    boolean clock =
        when.end().isEmpty()
            && start
                .atZone(speaker.setting().zone())
                .toLocalTime()
                .equals(when.start().toLocalTime());
    return at || in || clock;
  }
}
