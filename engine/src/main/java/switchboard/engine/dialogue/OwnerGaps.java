package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.engine.calendar.OpenHours;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tool.OwnerResult.ScheduleRead;

/// Tells when nothing is on: the hours of those who do the work, without their visits and without
/// the time they are away.
record OwnerGaps(OwnerTelling telling) {

  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final int DAYS = 7;

  private Speaker speaker() {
    return telling.speaker();
  }

  private OwnerWords words() {
    return new OwnerWords(speaker());
  }

  private record Gaps(Resource resource, LocalDate date, boolean works, List<Slot> free) {}

  Thought told(Frame frame, OwnerAsk ask, ScheduleRead read) {
    var all = gaps(ask, read);
    boolean dated = all.stream().map(Gaps::date).distinct().count() > 1;
    var free = all.stream().filter(it -> !it.free().isEmpty()).toList();
    var now =
        OwnerTelling.shown(frame, "free", free.stream().flatMap(this::cards).limit(20).toList());
    if (free.isEmpty()) return telling.tell(now, none(ask, all), List.of());
    var told = (dated ? free : all).stream().map(it -> sentence(ask, it)).toList();
    return told.size() == 1
        ? telling.tell(now, told.getFirst() + ".", List.of())
        : telling.tell(now, "", told);
  }

  private List<Resource> asked(OwnerAsk ask) {
    return words().leading().stream()
        .filter(it -> ask.resource().isEmpty() || ask.resource().get().equals(it.id()))
        .toList();
  }

  private List<Gaps> gaps(OwnerAsk ask, ScheduleRead read) {
    var setting = speaker().setting();
    var window = ask.window(setting);
    var from = ask.begin(setting).toLocalDate();
    var to = ask.end(setting).minusSeconds(1).toLocalDate();
    return from.datesUntil(to.plusDays(1))
        .limit(DAYS)
        .flatMap(day -> asked(ask).stream().map(it -> gaps(it, day, window, read)))
        .toList();
  }

  private Gaps gaps(Resource it, LocalDate day, Slot window, ScheduleRead read) {
    var now = speaker().setting().now();
    var start = window.start().isAfter(now) ? window.start() : now;
    var open =
        start.isBefore(window.end())
            ? within(OpenHours.on(speaker().profile(), it, day), new Slot(start, window.end()))
            : List.<Slot>of();
    var visits = read.visits().stream().filter(v -> v.of(it.id())).map(v -> v.slot());
    var away = read.away().stream().filter(a -> a.resource().equals(it.id())).map(a -> a.slot());
    var taken = Stream.concat(visits, away).toList();
    var free =
        without(open, taken).stream()
            .filter(s -> Duration.between(s.start(), s.end()).compareTo(SHORTEST) >= 0)
            .toList();
    return new Gaps(it, day, !open.isEmpty(), free);
  }

  static List<Slot> within(List<Slot> open, Slot window) {
    return open.stream()
        .filter(it -> it.overlaps(window))
        .map(it -> new Slot(later(it.start(), window.start()), earlier(it.end(), window.end())))
        .toList();
  }

  static List<Slot> without(List<Slot> open, List<Slot> taken) {
    var left = open;
    for (var it : taken) {
      var next = new ArrayList<Slot>();
      for (var slot : left) {
        if (!slot.overlaps(it)) {
          next.add(slot);
          continue;
        }
        if (slot.start().isBefore(it.start())) next.add(new Slot(slot.start(), it.start()));
        if (it.end().isBefore(slot.end())) next.add(new Slot(it.end(), slot.end()));
      }
      left = next;
    }
    return left;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private String who(OwnerAsk ask, Resource it) {
    boolean alone = !words().several() || (ask.resource().isPresent() && !named(ask, it));
    return alone
        ? speaker().phrase("office-you")
        : speaker().phrase("office-one", "name", words().resource(it.id()));
  }

  /// Whether the words name the one, rather than mean the speaker's own schedule.
  private boolean named(OwnerAsk ask, Resource it) {
    return !ask.words().matches("(?i).*\\b(i|my|me)\\b.*") || ask.words().contains(it.name());
  }

  private String sentence(OwnerAsk ask, Gaps it) {
    var key =
        it.works()
            ? (it.free().isEmpty() ? "office-free-none" : "office-free")
            : "office-free-closed";
    var who = who(ask, it.resource());
    var day = words().day(it.date());
    var times = words().times(it.free());
    return speaker().phrase(key, "who", who, "when", day, "times", times);
  }

  private String none(OwnerAsk ask, List<Gaps> all) {
    var when = words().when(ask);
    if (all.size() != 1) return speaker().phrase("office-free-nobody", "when", when);
    var key = all.getFirst().works() ? "office-free-none" : "office-free-closed";
    var who = who(ask, all.getFirst().resource());
    return speaker().phrase(key, "who", who, "when", when) + ".";
  }

  private Stream<Map<String, Object>> cards(Gaps gaps) {
    var zone = speaker().setting().zone();
    return gaps.free().stream()
        .map(it -> {
          var card = new LinkedHashMap<String, Object>();
          card.put("resource", words().resource(gaps.resource().id()));
          card.put("start", it.start().atZone(zone).toOffsetDateTime().toString());
          card.put("end", it.end().atZone(zone).toOffsetDateTime().toString());
          return card;
        });
  }
}
