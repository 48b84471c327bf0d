package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import switchboard.engine.tool.OwnerResult.Contact;
import switchboard.engine.tool.OwnerResult.DigestRead;
import switchboard.engine.tool.OwnerResult.Figures;

/// How a day or a week went, in figures; who it was, for those who may hear it.
record OwnerFigures(OwnerTelling telling) {

  private static final int SHOWN = 20;

  private Speaker speaker() {
    return telling.speaker();
  }

  private OwnerWords words() {
    return new OwnerWords(speaker());
  }

  Thought told(Frame frame, OwnerAsk ask, DigestRead read) {
    var it = read.figures();
    var when = words().when(ask);
    return switch (ask.kind()) {
      case CALLS -> contacts(frame, calls(it, when), read, _ -> true);
      case MISSED -> contacts(frame, missed(it, when), read, OwnerFigures::missed);
      case EMERGENCIES -> contacts(frame, emergencies(it, when), read, Contact::emergency);
      case MESSAGES -> contacts(frame, messages(it, when), read, OwnerFigures::waits);
      case REVENUE -> figures(frame, read, revenue(it, when));
      case CUSTOMERS -> figures(frame, read, newcomers(it, when));
      case ALERTS -> figures(frame, read, open(it));
      case DAY,
          LIST,
          COUNT,
          NEXT,
          FIRST,
          LAST,
          FREE,
          TASKS,
          NUMBER,
          CANCEL,
          MOVE,
          BLOCK,
          NOTE,
          DONE ->
          figures(frame, read, day(it, when));
    };
  }

  private String phrase(String key, String... values) {
    return speaker().phrase(key, values);
  }

  private static String capital(String text) {
    return SpokenText.capital(text);
  }

  private static boolean missed(Contact it) {
    return it.call() && it.outcome().filter("abandoned"::equals).isPresent();
  }

  private static boolean waits(Contact it) {
    return it.outcome().filter("message"::equals).isPresent();
  }

  private String calls(Figures it, String when) {
    if (it.calls() + it.texts() == 0) return phrase("office-calls-none", "when", when);
    var urgent =
        it.emergencies() == 1
            ? phrase("office-emergencies-one")
            : phrase("office-emergencies", "count", capital(SpokenText.number(it.emergencies())));
    var both =
        phrase(
            "office-calls",
            "calls",
            capital(OwnerWords.counted(it.calls(), "call")),
            "texts",
            OwnerWords.counted(it.texts(), "text"),
            "when",
            when);
    return it.emergencies() == 0 ? both : both + " " + urgent;
  }

  private String missed(Figures it, String when) {
    return it.missed() == 0
        ? phrase("office-missed-none", "when", when)
        : phrase("office-missed-some", "count", capital(OwnerWords.counted(it.missed(), "call")));
  }

  private String emergencies(Figures it, String when) {
    return it.emergencies() == 0
        ? phrase("office-emergencies-none", "when", when)
        : capital(
                it.emergencies() == 1
                    ? "one emergency"
                    : SpokenText.number(it.emergencies()) + " emergencies")
            + " "
            + when
            + ".";
  }

  private String messages(Figures it, String when) {
    if (it.messages() == 0) return phrase("office-messages-none", "when", when);
    var count = it.messages() == 1 ? "one person" : SpokenText.number(it.messages()) + " people";
    return phrase("office-messages", "count", capital(count));
  }

  private String revenue(Figures it, String when) {
    if (it.priced() == 0) return phrase("office-revenue-none", "when", when);
    var wording = speaker().wording();
    var money =
        it.lowMinor() == it.highMinor()
            ? wording.money(it.lowMinor())
            : phrase(
                "office-between",
                "low",
                wording.money(it.lowMinor()),
                "high",
                wording.money(it.highMinor()));
    var count = capital(OwnerWords.counted(it.priced(), "appointment"));
    return phrase("office-revenue", "count", count, "when", when, "money", money);
  }

  private String newcomers(Figures it, String when) {
    var count = capital(OwnerWords.counted(it.newcomers(), "new customer"));
    return it.newcomers() == 0
        ? phrase("office-newcomers-none", "when", when)
        : phrase("office-newcomers", "count", count, "when", when);
  }

  /// What waits for a person.
  private String open(Figures it) {
    var all = new ArrayList<String>();
    add(all, it.reschedules(), "appointment needs", "appointments need", "office-open-reschedules");
    add(all, it.consents(), "emergency waits", "emergencies wait", "office-open-consents");
    add(all, it.late(), "task is", "tasks are", "office-open-late");
    add(all, it.unsent(), "message could", "messages could", "office-open-unsent");
    return all.isEmpty() ? phrase("office-open-nothing") : String.join(" ", all);
  }

  private void add(List<String> all, long number, String one, String many, String key) {
    if (number == 0) return;
    var count = SpokenText.number(number) + " " + (number == 1 ? one : many);
    all.add(phrase(key, "count", capital(count)));
  }

  private String day(Figures it, String when) {
    var all = new ArrayList<String>();
    all.add(calls(it, when));
    if (it.made() > 0) {
      var made = OwnerWords.counted(it.made(), "new appointment");
      all.add(phrase("office-made", "count", capital(made + (it.made() == 1 ? " was" : " were"))));
    }
    var off = it.cancelled() == 0 ? "" : cancelled(it);
    var visits = capital(OwnerWords.counted(it.visits(), "appointment"));
    all.add(phrase("office-day", "count", visits, "when", when, "cancelled", off));
    all.add(open(it));
    return String.join(" ", all);
  }

  private String cancelled(Figures it) {
    return phrase("office-cancelled", "count", SpokenText.number(it.cancelled()));
  }

  private Thought figures(Frame frame, DigestRead read, String lead) {
    return telling.tell(shown(frame, read, List.of()), lead, List.of());
  }

  private Thought contacts(Frame frame, String lead, DigestRead read, Predicate<Contact> wanted) {
    var some = read.contacts().stream().filter(wanted).toList();
    var now = shown(frame, read, some);
    return telling.tell(
        now,
        lead,
        OwnerTelling.open(frame) ? some.stream().map(this::contact).toList() : List.of());
  }

  private Frame shown(Frame frame, DigestRead read, List<Contact> contacts) {
    if (!OwnerTelling.open(frame)) return frame;
    var data = new LinkedHashMap<String, Object>();
    data.put("kind", "figures");
    data.put("figures", read.figures());
    data.put("items", contacts.stream().limit(SHOWN).map(this::card).toList());
    return OwnerSheet.of(frame).showing(OwnerSheet.write(data)).onto(frame);
  }

  private Map<String, Object> card(Contact it) {
    var card = new LinkedHashMap<String, Object>();
    OwnerWords.plain(it.name()).ifPresent(name -> card.put("name", name));
    OwnerWords.plain(it.phone()).ifPresent(phone -> card.put("phone", phone));
    OwnerWords.plain(it.need()).ifPresent(need -> card.put("need", need));
    card.put("channel", it.call() ? "voice" : "sms");
    card.put("emergency", it.emergency());
    it.outcome().ifPresent(outcome -> card.put("outcome", outcome));
    card.put("at", it.at().atZone(speaker().setting().zone()).toOffsetDateTime().toString());
    return card;
  }

  private String contact(Contact it) {
    var who =
        OwnerWords.plain(it.name())
            .or(() -> OwnerWords.plain(it.phone()).map(words()::phone))
            .orElseGet(() -> phrase("office-somebody"));
    var about =
        OwnerWords.plain(it.need()).map(need -> phrase("office-about", "need", need)).orElse("");
    return phrase("office-contact", "who", who, "about", about, "at", ", " + words().time(it.at()));
  }
}
