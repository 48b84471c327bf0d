package switchboard.edge.owner;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.edge.crm.ConversationCard;
import switchboard.edge.owner.TodaySentence.Day;
import switchboard.edge.owner.TodaySentence.Upcoming;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Conversations.Filter;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.conversation.Conversations.Tally;
import switchboard.engine.message.Outbox;

/// Gathers a business's day from what everybody can see. Blocks.
final class TodayReader {

  private static final Duration AHEAD = Duration.ofDays(62);
  private static final int PAGE = 200;
  private static final int PAGES = 10;

  private final Conversations conversations;
  private final Schedule schedule;
  private final Outbox outbox;
  private final Clock clock;

  TodayReader(Conversations conversations, Schedule schedule, Outbox outbox, Clock clock) {
    this.conversations = conversations;
    this.schedule = schedule;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// What was read for one visit.
  private record Read(
      Visit visit,
      Instant now,
      LocalDate date,
      Instant midnight,
      Tally tally,
      long booked,
      long failed,
      List<Summary> recent,
      List<Entry> ahead,
      List<Summary> live) {

    Optional<Entry> next() {
      return ahead.stream()
          .filter(it -> it.status() == Status.CONFIRMED && !it.slot().start().isBefore(now))
          .findFirst();
    }

    /// Known only if every conversation that was counted has been read.
    Optional<LocalTime> first() {
      if (today().count() < tally.calls() + tally.texts()) return Optional.empty();
      return today()
          .map(Summary::started)
          .min(Instant::compareTo)
          .map(it -> it.atZone(visit.zone()).toLocalTime());
    }

    Stream<Summary> today() {
      return recent.stream().filter(it -> !it.started().isBefore(midnight));
    }
  }

  Today read(Visit visit) {
    return shown(gathered(visit, clock.instant()));
  }

  static Instant midnight(Visit visit, Instant now) {
    return now.atZone(visit.zone()).toLocalDate().atStartOfDay(visit.zone()).toInstant();
  }

  private Read gathered(Visit visit, Instant now) {
    var tenant = visit.id();
    var date = now.atZone(visit.zone()).toLocalDate();
    var midnight = midnight(visit, now);
    var yesterday = date.minusDays(1).atStartOfDay(visit.zone()).toInstant();
    return new Read(
        visit,
        now,
        date,
        midnight,
        conversations.since(tenant, midnight),
        schedule.madeSince(tenant, midnight),
        failed(tenant, midnight),
        since(tenant, yesterday),
        schedule.between(tenant, new Slot(now, now.plus(AHEAD))),
        live(tenant));
  }

  private static Today shown(Read read) {
    var visit = read.visit();
    var facts = TodaySentence.facts(day(read));
    var tally = read.tally();
    return new Today(
        read.date(),
        visit.at(read.now()),
        visit.at(read.midnight()),
        TodaySentence.sentence(facts),
        facts,
        new Today.Counts(
            tally.calls(), tally.texts(), tally.emergencies(), read.booked(), read.failed()),
        read.next().map(it -> AppointmentCard.of(visit, it)),
        emergencies(read).map(it -> AppointmentCard.of(visit, it)).toList(),
        waiting(read).map(it -> ConversationCard.of(visit, it)).toList(),
        read.live().stream().map(it -> ConversationCard.of(visit, it)).toList());
  }

  private static Day day(Read read) {
    var tally = read.tally();
    return new Day(
        read.date(),
        tally.calls(),
        tally.texts(),
        read.first(),
        tally.emergencies(),
        read.today().filter(Summary::emergency).map(Summary::id).findFirst(),
        read.booked(),
        read.next().map(it -> upcoming(read.visit(), it)));
  }

  private static Upcoming upcoming(Visit visit, Entry it) {
    var card = AppointmentCard.of(visit, it);
    return new Upcoming(
        it.appointment(),
        card.start().toLocalDateTime(),
        visit.profile().country().equals("US"),
        it.need().orElse(card.serviceName()),
        it.address());
  }

  private static Stream<Entry> emergencies(Read read) {
    return read.ahead().stream()
        .filter(it -> it.emergency() && it.status() != Status.CANCELLED)
        .filter(it -> it.slot().end().isAfter(read.now()));
  }

  private static Stream<Summary> waiting(Read read) {
    return read.recent().stream()
        .filter(TodayReader::needsPerson)
        .sorted(comparing((Summary it) -> !it.emergency()).thenComparing(Summary::started));
  }

  private static boolean needsPerson(Summary it) {
    return (it.emergency() && it.appointment().isEmpty())
        || (it.ended().isPresent() && it.outcome().equals(Optional.of("message")));
  }

  private List<Summary> live(String tenant) {
    var filter = new Filter(Optional.of(Channel.VOICE), Optional.of(true), Optional.empty());
    return conversations.list(tenant, filter, Optional.empty(), PAGE).items().reversed();
  }

  /// As far back as there is any use in a list for people.
  private List<Summary> since(String tenant, Instant instant) {
    var found = new ArrayList<Summary>();
    var all = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    Optional<String> cursor = Optional.empty();
    for (int i = 0; i < PAGES; i++) {
      var page = conversations.list(tenant, all, cursor, PAGE);
      page.items().stream().filter(it -> !it.started().isBefore(instant)).forEach(found::add);
      cursor = page.next();
      if (cursor.isEmpty() || page.items().isEmpty()) break;
      if (page.items().getLast().started().isBefore(instant)) break;
    }
    return found;
  }

  private long failed(String tenant, Instant since) {
    return outbox.counts(tenant, since).stream()
        .filter(it -> it.state() == Outbox.State.FAILED)
        .mapToLong(Outbox.Count::messages)
        .sum();
  }
}
