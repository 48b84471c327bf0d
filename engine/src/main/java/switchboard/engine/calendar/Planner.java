package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Calendar.Reply.Accepted;
import switchboard.engine.calendar.Calendar.Reply.Found;
import switchboard.engine.calendar.Calendar.Reply.Rejected;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;

/// Makes, moves and cancels appointments over however many calendars they need.
///
/// All are held, then the followers are confirmed, and last the one that leads: from that moment
/// the appointment stands, before it nobody was told yes. A cancellation begins with the one that
/// leads. Whatever is left half done when a node dies is put right by [Settlement]. Everything may
/// be asked again: what is done already is done. The stages fail when a calendar does not answer in
/// time; then nobody knows, and asking again finds out.
public final class Planner {

  /// How long a slot is kept while the rest is arranged.
  public static final Duration HOLD = Duration.ofMinutes(5);

  private final Entities<Command> calendars;

  public Planner(Entities<Command> calendars) {
    this.calendars = calendars;
  }

  /// An appointment to be made.
  ///
  /// @param id chosen by who asks, so that asking twice is asking once
  /// @param resource the one that leads
  public record Plan(
      String tenant,
      String id,
      Visit visit,
      String resource,
      List<String> with,
      Slot slot,
      Terms terms) {

    Visit leading() {
      return visit.leading(with);
    }

    Visit following() {
      return visit.following(resource);
    }
  }

  /// An appointment as whoever asks knows it: by its id and the resource that leads.
  public record Standing(String tenant, String id, String resource) {}

  public sealed interface Answer {
    /// @param fresh whether it is so only now
    record Done(String resource, List<String> with, Slot slot, boolean sure, boolean fresh)
        implements Answer {}

    record Refused(Reason reason) implements Answer {}
  }

  /// Keeps the slot on all calendars it needs, for `hold`, or on none.
  public CompletionStage<Answer> hold(Plan plan, Duration hold) {
    var followers = plan.with().stream().map(it -> holding(plan, it, plan.following(), hold));
    var lead = Stream.of(holding(plan, plan.resource(), plan.leading(), hold));
    return inTurn(Stream.concat(followers, lead).toList())
        .thenCompose(refused ->
            refused.isPresent()
                ? release(plan).thenApply(_ -> new Answer.Refused(refused.get()))
                : completed(done(plan, true, true)));
  }

  private Step holding(Plan plan, String resource, Visit visit, Duration hold) {
    return step(
        plan.tenant(),
        resource,
        to -> new Command.Hold(plan.id(), visit, plan.slot(), hold, plan.terms(), to));
  }

  /// Gives back what is held for it; what is confirmed stays.
  public CompletionStage<Answer> release(Plan plan) {
    return all(Stream.concat(plan.with().stream(), Stream.of(plan.resource()))
            .map(it -> step(plan.tenant(), it, to -> new Command.Release(plan.id(), to)))
            .toList())
        .thenApply(_ -> done(plan, true, true));
  }

  /// Makes a plan that is held an appointment.
  public CompletionStage<Answer> confirm(Plan plan) {
    var followers =
        plan.with().stream()
            .map(it -> step(plan.tenant(), it, to -> new Command.Confirm(plan.id(), to)));
    return inTurn(followers.toList())
        .thenCompose(
            refused -> refused.isPresent() ? undone(plan, refused.get()) : confirmLead(plan));
  }

  private CompletionStage<Answer> confirmLead(Plan plan) {
    return ask(plan.tenant(), plan.resource(), to -> new Command.Confirm(plan.id(), to))
        .thenCompose(it ->
            switch (it) {
              case Accepted(var sure, var fresh) -> completed(done(plan, sure, fresh));
              case Rejected(var reason) -> undone(plan, reason);
              case Reply.Seen _, Found _ -> throw unexpected(it);
            });
  }

  /// Held, then confirmed.
  public CompletionStage<Answer> make(Plan plan) {
    return hold(plan, HOLD)
        .thenCompose(it -> it instanceof Answer.Done ? confirm(plan) : completed(it));
  }

  /// Not all of it could be had, so none of it is kept.
  private CompletionStage<Answer> undone(Plan plan, Reason why) {
    var followers =
        plan.with().stream().map(it -> cancelling(plan.tenant(), it, plan.id(), "not-made"));
    return release(plan)
        .thenCompose(_ -> all(followers.toList()))
        .thenApply(_ -> new Answer.Refused(why));
  }

  /// Frees the old slot and takes the new one on every calendar of the appointment, or does
  /// neither.
  public CompletionStage<Answer> move(Standing at, Slot slot, By by, Terms terms) {
    return found(at, it -> move(at, it.visit().with(), slot, by, terms));
  }

  private CompletionStage<Answer> move(
      Standing at, List<String> with, Slot slot, By by, Terms terms) {
    var held = with.stream().map(it -> keeping(at, it, slot, terms));
    var moved =
        Stream.of(
            step(at.tenant(), at.resource(), to -> new Command.Move(at.id(), slot, by, terms, to)));
    return inTurn(Stream.concat(held, moved).toList())
        .thenCompose(refused ->
            refused.isPresent()
                ? letGo(at, with, refused.get())
                : all(with.stream().map(it -> following(at, it, slot)).toList())
                    .thenApply(_ -> new Answer.Done(at.resource(), with, slot, true, true)));
  }

  private Step keeping(Standing at, String resource, Slot slot, Terms terms) {
    return step(at.tenant(), resource, to -> new Command.HoldMove(at.id(), slot, HOLD, terms, to));
  }

  private Step following(Standing at, String resource, Slot slot) {
    return step(
        at.tenant(),
        resource,
        to -> new Command.Move(at.id(), slot, By.SYSTEM, Terms.OVERRULE, to));
  }

  private CompletionStage<Answer> letGo(Standing at, List<String> with, Reason why) {
    return all(with.stream()
            .map(it -> step(at.tenant(), it, to -> new Command.Release(at.id(), to)))
            .toList())
        .thenApply(_ -> new Answer.Refused(why));
  }

  /// Gives the appointment to another resource, perhaps at another time and with others: it is made
  /// there before it is given up here.
  public CompletionStage<Answer> handOver(
      Standing at, String resource, List<String> with, Slot slot, Terms terms) {
    return found(
        at,
        it -> {
          var visit = it.visit().handedOverBy(at.resource());
          var plan = new Plan(at.tenant(), at.id(), visit, resource, with, slot, terms);
          return handOver(at, it, plan);
        });
  }

  private CompletionStage<Answer> handOver(Standing at, Appointment it, Plan plan) {
    var kept = plan.with().stream().filter(it.visit().with()::contains).toList();
    var added = plan.with().stream().filter(one -> !kept.contains(one)).toList();
    var gone = it.visit().with().stream().filter(one -> !kept.contains(one)).toList();
    var steps =
        Stream.of(
                kept.stream().map(one -> keeping(at, one, plan.slot(), plan.terms())),
                added.stream().map(one -> holding(plan, one, plan.following(), HOLD)),
                Stream.of(holding(plan, plan.resource(), plan.leading(), HOLD)),
                added.stream()
                    .map(one -> step(at.tenant(), one, to -> new Command.Confirm(at.id(), to))),
                Stream.of(
                    step(at.tenant(), plan.resource(), to -> new Command.Confirm(at.id(), to))))
            .flatMap(all -> all)
            .toList();
    var made =
        new Plan(
            at.tenant(), at.id(), plan.visit(), plan.resource(), added, plan.slot(), plan.terms());
    return inTurn(steps)
        .thenCompose(refused ->
            refused.isPresent()
                ? undone(made, refused.get()).thenCompose(_ -> letGo(at, kept, refused.get()))
                : handedOver(at, plan, kept, gone));
  }

  private CompletionStage<Answer> handedOver(
      Standing at, Plan plan, List<String> kept, List<String> gone) {
    var steps =
        Stream.of(
                kept.stream().map(one -> following(at, one, plan.slot())),
                kept.stream()
                    .map(one ->
                        step(
                            at.tenant(),
                            one,
                            to -> new Command.Follow(at.id(), plan.resource(), to))),
                gone.stream().map(one -> cancelling(at.tenant(), one, at.id(), "follows")),
                Stream.of(cancelling(at.tenant(), at.resource(), at.id(), Visit.HANDED_OVER)))
            .flatMap(all -> all)
            .toList();
    return all(steps).thenApply(_ -> done(plan, true, true));
  }

  /// The one that leads first: from then on it is cancelled.
  public CompletionStage<Answer> cancel(Standing at, By by, Optional<String> why) {
    return found(
        at,
        it ->
            ask(at.tenant(), at.resource(), to -> new Command.Cancel(at.id(), by, why, to))
                .thenCompose(reply -> cancelled(at, it, reply)));
  }

  private CompletionStage<Answer> cancelled(Standing at, Appointment it, Reply reply) {
    if (!(reply instanceof Accepted)) return completed(answer(at, it, reply));
    return all(it.visit().with().stream()
            .map(one -> cancelling(at.tenant(), one, at.id(), "follows"))
            .toList())
        .thenApply(_ -> answer(at, it, reply));
  }

  private Step cancelling(String tenant, String resource, String id, String why) {
    return step(tenant, resource, to -> new Command.Cancel(id, By.SYSTEM, Optional.of(why), to));
  }

  public CompletionStage<Answer> attend(Standing at) {
    return single(at, to -> new Command.Attend(at.id(), to));
  }

  /// Refused once it is moved, cancelled, pending or past: then nobody is to be reminded.
  public CompletionStage<Answer> remind(Standing at, Instant start, Duration before) {
    return single(at, to -> new Command.Remind(at.id(), start, before, to));
  }

  /// A person has to find another time.
  public CompletionStage<Answer> askReschedule(Standing at, String why) {
    return single(at, to -> new Command.AskReschedule(at.id(), why, to));
  }

  public CompletionStage<Answer> settleReschedule(Standing at) {
    return single(at, to -> new Command.SettleReschedule(at.id(), to));
  }

  public CompletionStage<Answer> conclude(
      Standing at, Outcome outcome, Optional<Interest> interest) {
    return single(at, to -> new Command.Conclude(at.id(), outcome, interest, to));
  }

  /// The emergency takes the place of an ordinary appointment on the calendar of its resource. What
  /// else that one needed stays kept for it, and moves along with it.
  public CompletionStage<Answer> displace(Standing gone, Plan emergency) {
    return ask(
            gone.tenant(),
            gone.resource(),
            to ->
                new Command.Displace(
                    gone.id(), emergency.id(), emergency.leading(), emergency.slot(), to))
        .thenApply(it ->
            switch (it) {
              case Accepted(var sure, var fresh) -> done(emergency, sure, fresh);
              case Rejected(var reason) -> new Answer.Refused(reason);
              case Reply.Seen _, Found _ -> throw unexpected(it);
            });
  }

  /// As the calendar that leads knows it now.
  public CompletionStage<Optional<Appointment>> find(Standing at) {
    return ask(at.tenant(), at.resource(), to -> new Command.Find(at.id(), to))
        .thenApply(it -> {
          if (it instanceof Found(var found)) return found;
          throw unexpected(it);
        });
  }

  private CompletionStage<Answer> found(
      Standing at, Function<Appointment, CompletionStage<Answer>> then) {
    return find(at)
        .thenCompose(it ->
            it.isEmpty()
                ? completed(new Answer.Refused(Reason.NO_SUCH_APPOINTMENT))
                : then.apply(it.get()));
  }

  private CompletionStage<Answer> single(Standing at, Function<ActorRef<Reply>, Command> command) {
    return found(
        at,
        it -> ask(at.tenant(), at.resource(), command).thenApply(reply -> answer(at, it, reply)));
  }

  private static Answer answer(Standing at, Appointment it, Reply reply) {
    return switch (reply) {
      case Accepted(var sure, var fresh) ->
          new Answer.Done(at.resource(), it.visit().with(), it.slot(), sure, fresh);
      case Rejected(var reason) -> new Answer.Refused(reason);
      case Reply.Seen _, Found _ -> throw unexpected(reply);
    };
  }

  private interface Step {
    CompletionStage<Optional<Reason>> take();
  }

  private Step step(String tenant, String resource, Function<ActorRef<Reply>, Command> command) {
    return () ->
        ask(tenant, resource, command)
            .thenApply(
                it -> it instanceof Rejected(var reason) ? Optional.of(reason) : Optional.empty());
  }

  /// One after the other, up to the first refusal.
  private static CompletionStage<Optional<Reason>> inTurn(List<Step> steps) {
    CompletionStage<Optional<Reason>> taken = CompletableFuture.completedStage(Optional.empty());
    for (var next : steps)
      taken =
          taken.thenCompose(
              it -> it.isPresent() ? CompletableFuture.completedStage(it) : next.take());
    return taken;
  }

  /// All of them, refused or not.
  private static CompletionStage<Optional<Reason>> all(List<Step> steps) {
    CompletionStage<Optional<Reason>> taken = CompletableFuture.completedStage(Optional.empty());
    for (var next : steps) taken = taken.thenCompose(_ -> next.take());
    return taken;
  }

  private static Answer done(Plan plan, boolean sure, boolean fresh) {
    return new Answer.Done(plan.resource(), plan.with(), plan.slot(), sure, fresh);
  }

  private static CompletionStage<Answer> completed(Answer it) {
    return CompletableFuture.completedStage(it);
  }

  private static IllegalStateException unexpected(Reply reply) {
    return new IllegalStateException("a calendar answered " + reply.getClass().getSimpleName());
  }

  private CompletionStage<Reply> ask(
      String tenant, String resource, Function<ActorRef<Reply>, Command> command) {
    return calendars.ask(Calendar.id(tenant, resource), command);
  }
}
