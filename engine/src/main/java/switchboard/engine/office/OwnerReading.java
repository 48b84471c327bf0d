package switchboard.engine.office;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.consent.Consents;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.customer.Customers;
import switchboard.engine.message.Outbox;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Tasks;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.OwnerBooks;
import switchboard.engine.tool.OwnerResult.Away;
import switchboard.engine.tool.OwnerResult.Contact;
import switchboard.engine.tool.OwnerResult.DigestRead;
import switchboard.engine.tool.OwnerResult.Figures;
import switchboard.engine.tool.OwnerResult.PeopleFound;
import switchboard.engine.tool.OwnerResult.PersonCard;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.TasksRead;
import switchboard.engine.tool.OwnerResult.TodoCard;
import switchboard.engine.tool.OwnerResult.VisitCard;

/// Answers an owner's questions out of the read models. Blocks.
public record OwnerReading(
    Schedule schedule,
    Conversations conversations,
    Tasks tasks,
    Customers customers,
    Consents consents,
    Outbox outbox,
    Tenants tenants,
    Clock clock)
    implements OwnerBooks {

  private static final int PAGE = 200;
  private static final int PAGES = 10;
  private static final int TOLD = 60;
  private static final int CONTACTS = 20;
  private static final int PEOPLE = 5;

  @Override
  public ScheduleRead schedule(String tenant, Slot window, Optional<String> resource) {
    var visits = standing(tenant, window).map(OwnerReading::visit);
    var blocks =
        schedule.blocks(tenant, window).stream()
            .flatMap(it -> it.times().stream().map(time -> new Away(it.resource(), time)));
    var elsewhere =
        schedule.elsewhere(tenant, window).stream().map(it -> new Away(it.resource(), it.slot()));
    return new ScheduleRead(
        visits.filter(it -> resource.isEmpty() || it.of(resource.get())).limit(TOLD).toList(),
        Stream.concat(blocks, elsewhere)
            .filter(it -> resource.isEmpty() || it.resource().equals(resource.get()))
            .limit(TOLD)
            .toList());
  }

  private Stream<Entry> standing(String tenant, Slot window) {
    return schedule.between(tenant, window).stream()
        .filter(it -> it.status() == Status.CONFIRMED || it.status() == Status.PENDING_RESCHEDULE)
        .sorted(comparing((Entry it) -> it.slot().start()).thenComparing(Entry::appointment));
  }

  private static VisitCard visit(Entry it) {
    return new VisitCard(
        it.appointment(),
        it.resource(),
        it.with(),
        it.service(),
        it.slot(),
        Personal.of(it.name()),
        Personal.of(it.address()),
        it.emergency(),
        it.pending().isPresent());
  }

  @Override
  public DigestRead digest(String tenant, Slot window) {
    var now = clock.instant();
    var recent = recent(tenant, window);
    var visits = standing(tenant, window).filter(it -> within(it.slot().start(), window)).toList();
    var priced = visits.stream().flatMap(it -> service(tenant, it).stream()).toList();
    var day = schedule.figures(tenant, window);
    var figures =
        new Figures(
            count(recent, OwnerReading::call),
            count(recent, it -> !call(it)),
            count(recent, Summary::emergency),
            count(recent, OwnerReading::missed),
            count(recent, OwnerReading::waits),
            schedule.madeSince(tenant, window.start()),
            newcomers(tenant, window),
            visits.size(),
            day.cancelled(),
            priced.stream().mapToLong(it -> it.fromMinor().orElse(0L)).sum(),
            priced.stream().mapToLong(it -> it.toMinor().or(it::fromMinor).orElse(0L)).sum(),
            priced.size(),
            schedule.reschedules(tenant, Optional.empty(), PAGE).items().size(),
            consents.open(tenant, now).size(),
            tasks.open(tenant, Optional.empty(), Optional.empty(), PAGE).items().size(),
            tasks.late(tenant, now),
            unsent(tenant, window.start()));
    return new DigestRead(
        figures, recent.stream().limit(CONTACTS).map(OwnerReading::contact).toList());
  }

  private Optional<Service> service(String tenant, Entry it) {
    return tenants
        .byId(tenant)
        .flatMap(card -> card.profile().service(it.service()))
        .filter(one -> one.fromMinor().isPresent());
  }

  private static boolean within(Instant at, Slot window) {
    return !at.isBefore(window.start()) && at.isBefore(window.end());
  }

  private List<Summary> recent(String tenant, Slot window) {
    var all = new ArrayList<Summary>();
    var filter = new Conversations.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    var cursor = Optional.<String>empty();
    for (int page = 0; page < PAGES; page++) {
      var found = conversations.list(tenant, filter, cursor, PAGE);
      found.items().stream().filter(it -> within(it.started(), window)).forEach(all::add);
      boolean older = found.items().stream().anyMatch(it -> it.started().isBefore(window.start()));
      cursor = found.next();
      if (older || cursor.isEmpty()) break;
    }
    return all;
  }

  private static long count(List<Summary> all, Predicate<Summary> wanted) {
    return all.stream().filter(wanted).count();
  }

  private static boolean call(Summary it) {
    return it.channel() == Channel.VOICE;
  }

  private static boolean missed(Summary it) {
    return call(it) && it.outcome().filter("abandoned"::equals).isPresent();
  }

  private static boolean waits(Summary it) {
    return it.outcome().filter("message"::equals).isPresent();
  }

  private static Contact contact(Summary it) {
    return new Contact(
        Personal.of(it.name()),
        Personal.of(it.peer()),
        Personal.of(it.need()),
        call(it),
        it.emergency(),
        it.outcome(),
        it.started());
  }

  private long newcomers(String tenant, Slot window) {
    return customers.list(tenant, Optional.empty(), Optional.empty(), PAGE).items().stream()
        .filter(it -> within(it.since(), window))
        .count();
  }

  private long unsent(String tenant, Instant since) {
    return outbox.counts(tenant, since).stream()
        .filter(Outbox.Count::failed)
        .mapToLong(Outbox.Count::messages)
        .sum();
  }

  @Override
  public TasksRead tasks(String tenant) {
    return new TasksRead(
        tasks.open(tenant, Optional.empty(), Optional.empty(), TOLD).items().stream()
            .map(it ->
                new TodoCard(
                    it.id(),
                    Personal.of(it.what().orElse("")),
                    Personal.of(it.name()),
                    Personal.of(it.phone()),
                    it.due()))
            .toList());
  }

  /// As it was said; then, for "reeds", without the last letter.
  @Override
  public PeopleFound people(String tenant, String said) {
    var found = search(tenant, said);
    boolean again = found.isEmpty() && said.endsWith("s") && said.length() > 3;
    return new PeopleFound(again ? search(tenant, said.substring(0, said.length() - 1)) : found);
  }

  private List<PersonCard> search(String tenant, String said) {
    return customers.list(tenant, Optional.of(said), Optional.empty(), PEOPLE).items().stream()
        .map(it ->
            new PersonCard(
                it.id(),
                Personal.of(it.name()),
                Personal.of(it.phone()),
                Personal.of(it.address())))
        .toList();
  }
}
