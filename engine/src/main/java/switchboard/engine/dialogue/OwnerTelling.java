package switchboard.engine.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.dialogue.OwnerSheet.Level;
import switchboard.engine.tool.OwnerResult.DigestRead;
import switchboard.engine.tool.OwnerResult.PeopleFound;
import switchboard.engine.tool.OwnerResult.PersonCard;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.TasksRead;
import switchboard.engine.tool.OwnerResult.TodoCard;
import switchboard.engine.tool.OwnerResult.VisitCard;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;

/// Tells the business's own people what was looked up for them, a few things at a time; what they
/// may not hear without a PIN is left out.
record OwnerTelling(Speaker speaker) {

  private static final int PAGE = 3;
  private static final int SHOWN = 20;

  private OwnerWords words() {
    return new OwnerWords(speaker);
  }

  /// Empty: it was looked up to do something about it.
  Optional<Thought> learned(Frame frame, Result result) {
    var ask = OwnerSheet.of(frame).ask();
    return ask.flatMap(it ->
        switch (result) {
          case ScheduleRead read -> schedule(frame, it, read);
          case DigestRead read -> Optional.of(new OwnerFigures(this).told(frame, it, read));
          case TasksRead read when it.kind() == OwnerAsk.Kind.TASKS ->
              Optional.of(tasks(frame, read.items()));
          case PeopleFound read -> Optional.of(people(frame, it, read.items()));
          case Result _ -> Optional.empty();
        });
  }

  static boolean open(Frame frame) {
    return OwnerSheet.of(frame).level() == Level.OPEN;
  }

  private Optional<Thought> schedule(Frame frame, OwnerAsk ask, ScheduleRead read) {
    var shown = appointments(frame, read.visits());
    return switch (ask.kind()) {
      case LIST -> Optional.of(list(shown, ask, read.visits()));
      case COUNT -> Optional.of(tell(shown, lead(ask, read.visits()), List.of()));
      case NEXT, FIRST -> Optional.of(one(frame, ask, coming(read.visits()).findFirst()));
      case LAST -> Optional.of(one(frame, ask, read.visits().stream().reduce((_, it) -> it)));
      case FREE -> Optional.of(new OwnerGaps(this).told(frame, ask, read));
      case DAY,
          CALLS,
          MISSED,
          EMERGENCIES,
          MESSAGES,
          REVENUE,
          CUSTOMERS,
          ALERTS,
          TASKS,
          NUMBER,
          CANCEL,
          MOVE,
          BLOCK,
          NOTE,
          DONE ->
          Optional.empty();
    };
  }

  private Instant now() {
    return speaker.setting().now();
  }

  private Stream<VisitCard> coming(List<VisitCard> visits) {
    return visits.stream().filter(it -> it.slot().start().isAfter(now()));
  }

  /// Of today, what is over is only counted.
  private Thought list(Frame frame, OwnerAsk ask, List<VisitCard> all) {
    var left = all.stream().filter(it -> it.slot().end().isAfter(now())).toList();
    boolean today = !ask.timed() || ask.begin(speaker.setting()).toLocalDate().equals(today());
    var visits = today && !left.isEmpty() ? left : all;
    if (today && left.isEmpty() && !all.isEmpty()) return over(frame, ask, all.size());
    if (!open(frame)) return tell(frame, bare(ask, visits), List.of());
    boolean dated = days(visits) > 1;
    return tell(
        frame,
        lead(ask, visits),
        visits.stream().map(it -> words().visit(it, dated, true)).toList());
  }

  private LocalDate today() {
    return OwnerAsk.today(speaker.setting());
  }

  private Thought over(Frame frame, OwnerAsk ask, int done) {
    var count = OwnerWords.counted(done, "appointment") + (done == 1 ? " is" : " are");
    return tell(
        frame,
        speaker.phrase("office-over", "whose", words().whose(ask), "done", count),
        List.of());
  }

  private long days(List<VisitCard> visits) {
    return visits.stream().map(it -> date(it.slot().start())).distinct().count();
  }

  private LocalDate date(Instant at) {
    return OwnerAsk.local(speaker.setting(), at).toLocalDate();
  }

  private String lead(OwnerAsk ask, List<VisitCard> visits) {
    var when = words().when(ask);
    var whose = words().whose(ask);
    if (visits.isEmpty()) return speaker.phrase("office-none", "when", when, "whose", whose);
    if (visits.size() == 1) return speaker.phrase("office-list-one", "when", when, "whose", whose);
    var count = SpokenText.capital(SpokenText.number(visits.size()));
    var last = visits.stream().map(it -> it.slot().end()).max(Instant::compareTo).orElseThrow();
    return days(visits) > 1
        ? speaker.phrase(
            "office-list-days",
            "count",
            count,
            "when",
            when,
            "whose",
            whose,
            "days",
            SpokenText.number(days(visits)))
        : speaker.phrase(
            "office-list",
            "count",
            count,
            "when",
            when,
            "whose",
            whose,
            "from",
            words().clock(visits.getFirst().slot().start()),
            "to",
            words().clock(last));
  }

  private String bare(OwnerAsk ask, List<VisitCard> visits) {
    var lead = lead(ask, visits);
    if (visits.isEmpty() || days(visits) > 1) return lead + " " + speaker.phrase("office-bare");
    var times = visits.stream().limit(8).map(it -> words().clock(it.slot().start())).toList();
    var key = times.size() == 1 ? "office-time" : "office-times";
    return String.join(
        " ",
        lead,
        speaker.phrase(key, "times", Wording.both(times)),
        speaker.phrase("office-bare"));
  }

  private Thought one(Frame frame, OwnerAsk ask, Optional<VisitCard> found) {
    if (found.isEmpty())
      return tell(
          frame,
          ask.timed()
              ? lead(ask, List.of())
              : speaker.phrase("office-next-none", "whose", words().whose(ask)),
          List.of());
    var key =
        switch (ask.kind()) {
          case FIRST -> "office-first";
          case LAST -> "office-last";
          case OwnerAsk.Kind _ -> "office-next";
        };
    var visit = words().visit(found.get(), true, open(frame));
    return tell(
        appointments(frame, List.of(found.get())), speaker.phrase(key, "visit", visit), List.of());
  }

  private Thought tasks(Frame frame, List<TodoCard> items) {
    if (items.isEmpty())
      return tell(shown(frame, "tasks", List.of()), speaker.phrase("office-tasks-none"), List.of());
    var now = offering(frame, items.stream().map(TodoCard::id).toList());
    var count = SpokenText.capital(OwnerWords.counted(items.size(), "task"));
    return tell(
        shown(now, "tasks", items.stream().limit(SHOWN).map(this::task).toList()),
        speaker.phrase("office-tasks", "count", count + (items.size() == 1 ? " is" : " are")),
        items.stream().map(this::spoken).toList());
  }

  private static Frame offering(Frame frame, List<String> ids) {
    return OwnerSheet.of(frame).offering(ids.stream().limit(SHOWN).toList()).onto(frame);
  }

  private Map<String, Object> task(TodoCard it) {
    var card = new LinkedHashMap<String, Object>();
    card.put("id", it.id());
    card.put("what", OwnerWords.plain(Optional.of(it.what())).orElse(""));
    OwnerWords.plain(it.name()).ifPresent(name -> card.put("name", name));
    card.put("due", it.due().atZone(speaker.setting().zone()).toOffsetDateTime().toString());
    return card;
  }

  String spoken(TodoCard it) {
    var due =
        it.due().isBefore(now())
            ? speaker.phrase("office-overdue")
            : speaker.phrase("office-due", "when", words().time(it.due()));
    return speaker.phrase("office-task", "what", what(it), "due", due);
  }

  static String what(TodoCard it) {
    return OwnerWords.plain(Optional.of(it.what())).orElse("");
  }

  private Thought people(Frame frame, OwnerAsk ask, List<PersonCard> items) {
    if (items.isEmpty()) {
      var name = new OwnerAsking(speaker).name(ask.words()).orElse(ask.words());
      var now = OwnerSheet.of(frame).at("who").onto(frame);
      return speaker.ask(now, Expectation.NAME, "office-who-none", "name", SpokenText.plain(name));
    }
    var now = shown(frame, "people", items.stream().map(OwnerTelling::person).toList());
    return tell(now, "", items.stream().map(this::spoken).toList());
  }

  private static Map<String, Object> person(PersonCard it) {
    var card = new LinkedHashMap<String, Object>();
    card.put("customer", it.customer());
    OwnerWords.plain(it.name()).ifPresent(name -> card.put("name", name));
    OwnerWords.plain(it.phone()).ifPresent(phone -> card.put("phone", phone));
    OwnerWords.plain(it.address()).ifPresent(address -> card.put("address", address));
    return card;
  }

  private String spoken(PersonCard it) {
    return speaker
        .phrase(
            "office-person",
            "name",
            OwnerWords.plain(it.name()).orElse(speaker.phrase("office-somebody")),
            "phone",
            it.phone()
                .filter(p -> !p.erased())
                .map(p -> words().phone(p.text()))
                .orElse(speaker.phrase("office-no-phone")),
            "address",
            OwnerWords.plain(it.address())
                .map(a -> speaker.phrase("office-person-at", "address", a))
                .orElse(""))
        .replaceAll("\\.$", "");
  }

  /// Appointments to be chosen from, and to be seen.
  private Frame appointments(Frame frame, List<VisitCard> visits) {
    if (!open(frame)) return frame;
    var first = visits.stream().limit(SHOWN).toList();
    var now = offering(frame, first.stream().map(VisitCard::appointment).toList());
    return shown(now, "appointments", first.stream().map(this::card).toList());
  }

  private Map<String, Object> card(VisitCard it) {
    var zone = speaker.setting().zone();
    var card = new LinkedHashMap<String, Object>();
    card.put("appointment", it.appointment());
    card.put("start", it.slot().start().atZone(zone).toOffsetDateTime().toString());
    card.put("end", it.slot().end().atZone(zone).toOffsetDateTime().toString());
    card.put("service", speaker.service(Optional.of(it.service())));
    card.put("resource", words().resource(it.resource()));
    OwnerWords.plain(it.name()).ifPresent(name -> card.put("name", name));
    OwnerWords.plain(it.address()).ifPresent(address -> card.put("address", address));
    card.put("emergency", it.emergency());
    return card;
  }

  static Frame shown(Frame frame, String kind, List<Map<String, Object>> items) {
    if (!open(frame)) return frame;
    var data = new LinkedHashMap<String, Object>();
    data.put("kind", kind);
    data.put("items", items);
    return OwnerSheet.of(frame).showing(OwnerSheet.write(data)).onto(frame);
  }

  /// A sentence, then the first few things; the rest is told when it is wanted.
  Thought tell(Frame frame, String lead, List<String> items) {
    var said = new ArrayList<String>();
    if (!lead.isEmpty()) said.add(lead);
    items.stream().limit(PAGE).map(it -> SpokenText.capital(it) + ".").forEach(said::add);
    var rest = items.stream().skip(PAGE).toList();
    var sheet = OwnerSheet.of(frame).idle().resting(rest).at(rest.isEmpty() ? "" : "more");
    if (!rest.isEmpty())
      said.add(speaker.phrase("office-more", "count", SpokenText.number(rest.size())));
    return Thought.say(
        sheet.onto(frame.asking(rest.isEmpty() ? Expectation.ANYTHING : Expectation.YES_OR_NO)),
        String.join(" ", said));
  }

  Thought more(Frame frame) {
    var rest = OwnerSheet.of(frame).rest();
    return rest.isEmpty()
        ? speaker.tell(OwnerSheet.of(frame).idle().onto(frame), "office-all")
        : tell(frame, "", rest);
  }
}
