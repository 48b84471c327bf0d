package switchboard.engine.waitlist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.Waitlist.Command;
import switchboard.engine.waitlist.Waitlist.Reply;
import switchboard.engine.waitlist.Waitlist.Reply.Seen;

/// Works a waitlist: keeps what is offered on the calendars, and gives it to whoever says yes in
/// time. The calendars decide who has a slot, so two who claim at once never both get it. Whatever
/// a node leaves half done when it dies is finished by doing the same again.
public final class WaitlistDesk {

  /// A slot stays kept a little longer than its offer stands, for the answer that is on its way.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Entities<Command> lists;
  private final Planner planner;
  private final Vacancies vacancies;
  private final Taking taking;
  private final Clock clock;

  public WaitlistDesk(
      Entities<Command> lists, Planner planner, Vacancies vacancies, Tenants tenants, Clock clock) {
    this.lists = lists;
    this.planner = planner;
    this.vacancies = vacancies;
    this.taking = new Taking(planner, vacancies.appointments(), tenants, clock);
    this.clock = clock;
  }

  /// Somebody on the list and what is offered to them.
  public record Open(String entry, Entry wanted, Offer offer) {}

  /// An offer as it stands.
  ///
  /// @param open whether it may be answered
  /// @param had whether they have taken it
  public record Shown(Entry wanted, Offer offer, boolean open, boolean had) {}

  /// What came of a claim.
  public sealed interface Claimed {

    /// They have it; also when they have had it before.
    ///
    /// @param appointment the one that has the slot: a new one, or the one that was brought forward
    record Had(String entry, Entry wanted, Offer offer, String appointment) implements Claimed {

      static Had before(String entry, Entry wanted, Offer offer) {
        return new Had(entry, wanted, offer, wanted.moving().orElse(offer.appointment()));
      }
    }

    /// Somebody else was faster. They stay on the list.
    record Lost(String entry, Entry wanted, Offer offer) implements Claimed {}

    /// Nothing is, or was lately, offered to them.
    record Nothing() implements Claimed {}
  }

  /// @param id of the entry, chosen by who asks
  public CompletionStage<Reply> join(String tenant, String id, Entry wanted) {
    return taking
        .known(tenant, wanted)
        .thenCompose(it -> ask(tenant, to -> new Command.Join(id, it, to)));
  }

  /// Takes somebody off the list; what was kept for them is offered to the next.
  ///
  /// @param why a code: `customer`, `owner`
  public CompletionStage<Reply> leave(String tenant, String id, String why) {
    return look(tenant)
        .thenCompose(seen ->
            this.<Reply>ask(tenant, to -> new Command.Leave(id, why, to))
                .thenCompose(reply ->
                    find(seen, id)
                        .filter(Waiting::open)
                        .map(it -> passOn(tenant, open(it)).thenApply(_ -> reply))
                        .orElse(CompletableFuture.completedStage(reply))));
  }

  /// A stretch of a resource's time is free: whoever comes first of those it suits is offered a
  /// slot of it, and so on while there is room.
  ///
  /// @return how many were offered one
  public CompletionStage<Integer> free(String tenant, String resource, Slot freed) {
    return look(tenant)
        .thenCompose(seen -> {
          var now = clock.instant();
          var candidates =
              seen.waiting().stream()
                  .filter(it -> !it.over(now) && it.open(now).isEmpty())
                  .filter(it -> !it.hadItsTurn(resource, freed))
                  .toList();
          return offer(tenant, candidates, new Room(resource, freed, Duration.ZERO, 0));
        });
  }

  /// @param given how much of it has been offered
  private record Room(String resource, Slot freed, Duration given, int offers) {

    private static final Duration LEAST = Duration.ofMinutes(15);

    boolean full() {
      return Duration.between(freed.start(), freed.end()).minus(given).compareTo(LEAST) < 0;
    }

    Room without(Slot slot) {
      var more = given.plus(Duration.between(slot.start(), slot.end()));
      return new Room(resource, freed, more, offers + 1);
    }
  }

  private CompletionStage<Integer> offer(String tenant, List<Waiting> candidates, Room room) {
    if (candidates.isEmpty() || room.full()) return CompletableFuture.completedStage(room.offers());
    var first = candidates.getFirst();
    var rest = candidates.subList(1, candidates.size());
    return vacancies
        .of(tenant, first, room.resource(), room.freed())
        .thenCompose(vacancy ->
            switch (vacancy) {
              case Vacancies.Vacancy.Served() ->
                  this.<Reply>ask(tenant, to -> new Command.Leave(first.id(), "served", to))
                      .thenCompose(_ -> offer(tenant, rest, room));
              case Vacancies.Vacancy.None() -> offer(tenant, rest, room);
              case Vacancies.Vacancy.Some(var openings) ->
                  propose(tenant, first, openings)
                      .thenCompose(it ->
                          offer(tenant, rest, it.map(o -> room.without(o.slot())).orElse(room)));
            });
  }

  /// The first of the openings that nobody else is being offered.
  private CompletionStage<Optional<Offer>> propose(
      String tenant, Waiting to, List<Offer> openings) {
    if (openings.isEmpty()) return CompletableFuture.completedStage(Optional.empty());
    var first = openings.getFirst();
    return this.<Reply>ask(tenant, reply -> new Command.Propose(to.id(), first, reply))
        .thenCompose(it ->
            it instanceof Reply.Accepted
                ? CompletableFuture.completedStage(Optional.of(first))
                : propose(tenant, to, openings.subList(1, openings.size())));
  }

  /// Keeps the slot of an offer until it runs out. Empty when nobody is to be told of it: it is
  /// over, or the slot is gone and has been withdrawn.
  public CompletionStage<Optional<Open>> keep(String tenant, String entry, String appointment) {
    var now = clock.instant();
    return look(tenant)
        .thenCompose(seen -> {
          var open = find(seen, entry).filter(it -> it.open(now).isPresent()).map(this::open);
          var same = open.filter(it -> it.offer().appointment().equals(appointment));
          var plan = same.flatMap(it -> taking.plan(tenant, it));
          return plan.isEmpty()
              ? CompletableFuture.completedStage(Optional.<Open>empty())
              : keep(tenant, same.get(), plan.get(), now);
        });
  }

  private CompletionStage<Optional<Open>> keep(String tenant, Open it, Plan plan, Instant now) {
    return planner
        .hold(plan, Duration.between(now, it.offer().until()).plus(GRACE))
        .thenCompose(answer ->
            answer instanceof Answer.Done
                ? CompletableFuture.completedStage(Optional.of(it))
                : withdraw(tenant, it).thenApply(_ -> Optional.<Open>empty()));
  }

  private CompletionStage<Integer> withdraw(String tenant, Open it) {
    var appointment = it.offer().appointment();
    return this.<Reply>ask(tenant, to -> new Command.Withdraw(it.entry(), appointment, to))
        .thenCompose(_ -> free(tenant, it.offer().resource(), it.offer().slot()));
  }

  /// What a customer may have now, the one they have waited for longest; or else what they might
  /// have had last.
  public CompletionStage<Optional<Open>> open(String tenant, String customer) {
    return look(tenant).thenApply(it -> open(it, customer));
  }

  private Optional<Open> open(Seen seen, String customer) {
    var now = clock.instant();
    var theirs =
        seen.waiting().stream()
            .filter(it -> it.entry().customer().equals(customer) && it.offer().isPresent())
            .filter(it -> now.isBefore(open(it).offer().slot().start()))
            .toList();
    return Stream.concat(
            theirs.stream().filter(it -> it.open(now).isPresent()),
            theirs.stream().sorted(Comparator.comparing(it -> open(it).offer().until())).limit(1))
        .findFirst()
        .map(this::open);
  }

  /// "Yes", by text or aloud. Comes it too late, they have it all the same if it is still free.
  public CompletionStage<Claimed> claim(String tenant, String customer, By by) {
    return look(tenant)
        .thenCompose(seen ->
            open(seen, customer)
                .map(it -> claim(tenant, it, by))
                .orElseGet(() -> CompletableFuture.completedStage(had(seen, customer))));
  }

  /// The claim somebody made before, perhaps a moment ago by another way.
  private static Claimed had(Seen seen, String customer) {
    return seen.ended().entrySet().stream()
        .filter(it -> it.getValue().entry().customer().equals(customer))
        .filter(it -> it.getValue().had().isPresent())
        .max(Comparator.comparing(it -> it.getValue().at()))
        .<Claimed>map(it ->
            Claimed.Had.before(
                it.getKey(), it.getValue().entry(), it.getValue().had().orElseThrow()))
        .orElseGet(Claimed.Nothing::new);
  }

  /// One particular offer; empty if it is not the latest of its entry.
  public CompletionStage<Optional<Shown>> show(String tenant, String entry, String appointment) {
    var now = clock.instant();
    return look(tenant)
        .thenApply(seen -> {
          if (had(seen, entry, appointment) instanceof Claimed.Had(_, var wanted, var offer, _))
            return Optional.of(new Shown(wanted, offer, false, true));
          return find(seen, entry)
              .filter(it -> it.offer().isPresent())
              .map(it -> new Shown(it.entry(), open(it).offer(), it.open(now).isPresent(), false))
              .filter(it -> it.offer().appointment().equals(appointment));
        });
  }

  /// "Yes" to one particular offer.
  public CompletionStage<Claimed> claim(String tenant, String entry, String appointment, By by) {
    return look(tenant)
        .thenCompose(seen ->
            find(seen, entry)
                .filter(it -> it.offer().isPresent())
                .map(this::open)
                .filter(it -> it.offer().appointment().equals(appointment))
                .map(it -> claim(tenant, it, by))
                .orElseGet(() -> CompletableFuture.completedStage(had(seen, entry, appointment))));
  }

  private static Claimed had(Seen seen, String entry, String appointment) {
    return Optional.ofNullable(seen.ended().get(entry))
        .flatMap(it ->
            it.had()
                .filter(offer -> offer.appointment().equals(appointment))
                .<Claimed>map(offer -> Claimed.Had.before(entry, it.entry(), offer)))
        .orElseGet(Claimed.Nothing::new);
  }

  private CompletionStage<Claimed> claim(String tenant, Open it, By by) {
    var plan = taking.plan(tenant, it);
    if (plan.isEmpty()) return CompletableFuture.completedStage(new Claimed.Nothing());
    return taking
        .take(plan.get(), it, by)
        .thenCompose(taken ->
            taken.had()
                ? claimed(tenant, it, by, taken.appointment())
                : this.<Reply>ask(tenant, to -> lapse(it, to))
                    .thenApply(_ -> new Claimed.Lost(it.entry(), it.wanted(), it.offer())));
  }

  private CompletionStage<Claimed> claimed(String tenant, Open it, By by, String has) {
    var appointment = it.offer().appointment();
    return this.<Reply>ask(tenant, to -> new Command.Claim(it.entry(), appointment, by, to))
        .thenApply(_ -> new Claimed.Had(it.entry(), it.wanted(), it.offer(), has));
  }

  private static Command lapse(Open it, ActorRef<Reply> to) {
    return new Command.Lapse(it.entry(), it.offer().appointment(), to);
  }

  /// By whose saying so an appointment was claimed from the list; empty when that is not known yet,
  /// or no longer.
  public CompletionStage<Optional<By>> claimedBy(String tenant, String appointment) {
    return look(tenant)
        .thenApply(seen ->
            seen.ended().values().stream()
                .filter(
                    it -> it.had().filter(had -> had.appointment().equals(appointment)).isPresent())
                .flatMap(it -> it.by().stream())
                .findFirst());
  }

  /// "No": they stay on the list, and the slot goes to the next.
  public CompletionStage<Boolean> decline(String tenant, String customer) {
    return look(tenant)
        .thenCompose(seen ->
            open(seen, customer)
                .map(it -> declined(tenant, it))
                .orElse(CompletableFuture.completedStage(false)));
  }

  public CompletionStage<Boolean> decline(String tenant, String entry, String appointment) {
    return look(tenant)
        .thenCompose(seen ->
            find(seen, entry)
                .filter(it -> it.offer().isPresent())
                .map(this::open)
                .filter(it -> it.offer().appointment().equals(appointment))
                .map(it -> declined(tenant, it))
                .orElse(CompletableFuture.completedStage(false)));
  }

  private CompletionStage<Boolean> declined(String tenant, Open it) {
    var appointment = it.offer().appointment();
    return this.<Reply>ask(tenant, to -> new Command.Decline(it.entry(), appointment, to))
        .thenCompose(_ -> passOn(tenant, it))
        .thenApply(_ -> true);
  }

  /// The time to answer is over. What was claimed at the last moment stays claimed.
  public CompletionStage<Integer> lapse(String tenant, String entry, String appointment) {
    return look(tenant)
        .thenCompose(seen ->
            find(seen, entry)
                .filter(it -> it.offer().isPresent())
                .map(this::open)
                .filter(it -> it.offer().appointment().equals(appointment))
                .map(it -> lapse(tenant, it))
                .orElse(CompletableFuture.completedStage(0)));
  }

  private CompletionStage<Integer> lapse(String tenant, Open it) {
    return released(tenant, it)
        .thenCompose(_ -> taking.had(tenant, it))
        .thenCompose(had ->
            had
                ? claimed(tenant, it, By.SYSTEM, it.offer().appointment()).thenApply(_ -> 0)
                : this.<Reply>ask(tenant, to -> lapse(it, to))
                    .thenCompose(_ -> free(tenant, it.offer().resource(), it.offer().slot())));
  }

  private CompletionStage<Integer> passOn(String tenant, Open it) {
    return released(tenant, it)
        .thenCompose(_ -> free(tenant, it.offer().resource(), it.offer().slot()));
  }

  /// What is confirmed stays.
  private CompletionStage<Boolean> released(String tenant, Open it) {
    return taking
        .plan(tenant, it)
        .map(plan -> planner.release(plan).thenApply(_ -> true))
        .orElse(CompletableFuture.completedStage(false));
  }

  private Open open(Waiting it) {
    return new Open(it.id(), it.entry(), it.offer().orElseThrow());
  }

  private static Optional<Waiting> find(Seen seen, String id) {
    return seen.waiting().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private CompletionStage<Seen> look(String tenant) {
    return this.<Reply>ask(tenant, Command.Look::new)
        .thenApply(it -> {
          if (it instanceof Seen seen) return seen;
          throw new IllegalStateException("a waitlist does not show itself");
        });
  }

  private <R> CompletionStage<R> ask(String tenant, Function<ActorRef<R>, Command> command) {
    return lists.ask(tenant, command);
  }
}
