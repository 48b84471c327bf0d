package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import switchboard.engine.dialogue.OwnerAsk.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.OwnerResult.TodoCard;
import switchboard.engine.tool.OwnerResult.VisitCard;
import switchboard.engine.tool.OwnerTool.ReadSchedule;
import switchboard.engine.tool.OwnerTool.ReadTasks;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Finds out which appointment or task is meant: by its time, by whose it is, by its number in what
/// was told last, or by asking.
record OwnerPicks(Speaker speaker) {

  private static final int MOST = 4;
  private static final Set<String> PLAIN =
      Set.of(
          "the",
          "and",
          "with",
          "that",
          "this",
          "back",
          "call",
          "task",
          "done",
          "mark",
          "first",
          "have",
          "for",
          "from",
          "move",
          "cancel",
          "appointment",
          "job",
          "visit");

  private OwnerWords words() {
    return new OwnerWords(speaker);
  }

  Thought visits(Frame frame, OwnerAsk ask, List<VisitCard> all) {
    var coming =
        all.stream().filter(it -> it.slot().end().isAfter(speaker.setting().now())).toList();
    var meant =
        ask.id().isPresent()
            ? by(coming, it -> it.appointment().equals(ask.id().get()))
            : meant(frame, ask, coming);
    if (meant.isEmpty())
      return speaker.tell(
          OwnerSheet.of(frame).idle().onto(frame), "office-which-none", "when", words().when(ask));
    if (meant.size() > 1) return which(frame, meant);
    var sheet = OwnerSheet.of(frame).visit(meant.getFirst());
    return new OwnerDeeds(speaker).confirm(sheet.onto(frame), ask);
  }

  private static <T> List<T> by(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).toList();
  }

  /// What the words narrow it down to: the number of what was told, an hour, a name, a place in the
  /// row.
  private List<VisitCard> meant(Frame frame, OwnerAsk ask, List<VisitCard> coming) {
    var told =
        told(frame, ask)
            .flatMap(id -> by(coming, it -> it.appointment().equals(id)).stream().findFirst());
    if (told.isPresent()) return List.of(told.get());
    var left = coming;
    if (ask.at().isPresent()) {
      var at = OwnerAsk.instant(speaker.setting(), ask.at().get());
      left = by(left, it -> it.slot().start().equals(at));
    }
    var named = by(left, it -> named(ask.words(), it.name()));
    if (!named.isEmpty()) left = named;
    else if (person(ask)) return List.of();
    return ask.choice().map(number -> nth(coming, number)).orElse(left);
  }

  /// Whether somebody was named who has no such appointment.
  private static boolean person(OwnerAsk ask) {
    return ask.words().toLowerCase(Locale.ROOT).matches(".*\\b(mrs?|ms|miss|dr)\\b.*");
  }

  private Optional<String> told(Frame frame, OwnerAsk ask) {
    var ids = OwnerSheet.of(frame).ids();
    return ask.choice().filter(_ -> !ask.timed()).flatMap(it -> at(ids, it));
  }

  private static <T> Optional<T> at(List<T> all, int number) {
    int index = number < 0 ? all.size() + number : number - 1;
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  private static <T> List<T> nth(List<T> all, int number) {
    return at(all, number).map(List::of).orElse(List.of());
  }

  private static boolean named(String words, Optional<Personal> name) {
    return name.filter(it -> !it.erased()).filter(it -> shares(words, it.text())).isPresent();
  }

  private static boolean shares(String words, String text) {
    var said = tokens(words);
    return tokens(text).stream().anyMatch(it -> said.contains(it) || said.contains(it + "s"));
  }

  private static Set<String> tokens(String text) {
    var plain = text.toLowerCase(Locale.ROOT).replaceAll("['’]s\\b", "");
    return Arrays.stream(plain.split("[^\\p{L}]+"))
        .filter(it -> it.length() > 2 && !PLAIN.contains(it))
        .collect(Collectors.toSet());
  }

  private Thought which(Frame frame, List<VisitCard> some) {
    var first = some.stream().limit(MOST).toList();
    var sheet =
        OwnerSheet.of(frame)
            .offering(first.stream().map(VisitCard::appointment).toList())
            .at(OwnerDeeds.WHICH);
    return speaker.ask(
        sheet.onto(frame),
        Expectation.CHOICE,
        "office-which",
        "items",
        numbered(first.stream().map(words()::brief).toList()));
  }

  private String numbered(List<String> items) {
    var all = new ArrayList<String>();
    for (var it : items) all.add("number " + speaker.wording().count(all.size() + 1) + ", " + it);
    return speaker.wording().either(all);
  }

  /// The answer to "which one". Empty: it was none.
  Optional<Thought> chosen(Frame frame, OwnerAsk ask, String words, Understanding meaning) {
    if (meaning.intent().equals("no"))
      return Optional.of(speaker.tell(OwnerSheet.of(frame).idle().onto(frame), "office-kept"));
    var number = meaning.slots().choice();
    if (number.isPresent()) return numbered(frame, ask, number.get());
    var when = meaning.slots().when();
    var narrowed = when.map(ask::within).orElse(ask).saying(words);
    boolean tells = when.isPresent() || words.strip().split("\\s+").length <= 4;
    return tells ? Optional.of(look(frame, narrowed)) : Optional.empty();
  }

  Optional<Thought> numbered(Frame frame, OwnerAsk ask, int number) {
    return at(OwnerSheet.of(frame).ids(), number).map(it -> look(frame, ask.with(it)));
  }

  /// Once more, now that more is known: meanwhile it may have changed.
  private Thought look(Frame frame, OwnerAsk ask) {
    var now = OwnerSheet.of(frame).asking(ask).at("").onto(frame);
    Tool tool =
        ask.kind() == Kind.DONE
            ? new ReadTasks()
            : new ReadSchedule(ask.window(speaker.setting()), ask.resource());
    return Thought.act(now, tool);
  }

  Thought tasks(Frame frame, OwnerAsk ask, List<TodoCard> all) {
    if (all.isEmpty())
      return speaker.tell(OwnerSheet.of(frame).idle().onto(frame), "office-tasks-none");
    var id = ask.id().or(() -> told(frame, ask));
    var meant =
        id.isPresent()
            ? by(all, it -> it.id().equals(id.get()))
            : by(all, it -> named(ask.words(), it.name()) || shares(ask.words(), it.what().text()));
    if (meant.size() != 1) return whichTask(frame, meant.isEmpty() ? all : meant);
    var it = meant.getFirst();
    var sheet = OwnerSheet.of(frame).asking(ask.with(it.id())).at(OwnerDeeds.CONFIRM);
    return speaker.ask(
        sheet.onto(frame), Expectation.YES_OR_NO, "office-done-ask", "what", OwnerTelling.what(it));
  }

  private Thought whichTask(Frame frame, List<TodoCard> some) {
    var first = some.stream().limit(MOST).toList();
    var sheet =
        OwnerSheet.of(frame)
            .offering(first.stream().map(TodoCard::id).toList())
            .at(OwnerDeeds.WHICH);
    return speaker.ask(
        sheet.onto(frame),
        Expectation.CHOICE,
        "office-done-which",
        "items",
        numbered(first.stream().map(OwnerTelling::what).toList()));
  }
}
