package switchboard.engine.calendar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointment.Status;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Calendar.Terms;

/// Puts right what a planner left half done: the calendars of the followers come to agree with the
/// one that leads, and an appointment handed over leaves the calendar it came from. Doing it again,
/// or where nothing is wrong, changes nothing.
public final class Settlement {

  private final Entities<Command> calendars;

  public Settlement(Entities<Command> calendars) {
    this.calendars = calendars;
  }

  /// What a follower has to do to agree.
  public enum Remedy {
    NOTHING,
    CANCEL,
    MOVE,
    RELEASE
  }

  /// @param lead as the calendar that leads knows it; empty when it knows nothing of it
  public static Remedy remedy(String resource, Appointment follower, Optional<Appointment> lead) {
    boolean gone = follower.is(Status.CANCELLED);
    boolean stands = lead.filter(it -> stands(it, resource)).isPresent();
    if (gone) return Remedy.NOTHING;
    if (!stands) return Remedy.CANCEL;
    boolean agrees = lead.get().is(Status.DISPLACED) || lead.get().slot().equals(follower.slot());
    if (!agrees) return Remedy.MOVE;
    return follower.next().isPresent() ? Remedy.RELEASE : Remedy.NOTHING;
  }

  private static boolean stands(Appointment lead, String resource) {
    return (lead.confirmed() || lead.is(Status.DISPLACED))
        && lead.visit().with().contains(resource);
  }

  /// Settles the part of an appointment that stands on the calendar of `resource`.
  public CompletionStage<Remedy> settle(String tenant, String id, String resource) {
    return find(tenant, id, resource)
        .thenCompose(it ->
            it.isEmpty()
                ? CompletableFuture.completedStage(Remedy.NOTHING)
                : it.get().visit().leads()
                    ? left(tenant, id, resource, it.get())
                    : follow(tenant, id, resource, it.get()));
  }

  private CompletionStage<Remedy> follow(
      String tenant, String id, String resource, Appointment follower) {
    var leading = follower.visit().lead().orElseThrow();
    return find(tenant, id, leading)
        .thenCompose(lead -> {
          var remedy = remedy(resource, follower, lead);
          var slot = lead.map(Appointment::slot).orElse(follower.slot());
          return switch (remedy) {
            case NOTHING -> CompletableFuture.completedStage(remedy);
            case CANCEL -> told(tenant, resource, remedy, cancel(id, "not-made"));
            case RELEASE -> told(tenant, resource, remedy, to -> new Command.Release(id, to));
            case MOVE -> moved(tenant, id, resource, leading, slot);
          };
        });
  }

  /// Where the follower's new time was lost in between, a person has to find another one.
  private CompletionStage<Remedy> moved(
      String tenant, String id, String resource, String leading, Slot slot) {
    return ask(tenant, resource, to -> new Command.Move(id, slot, By.SYSTEM, Terms.OVERRULE, to))
        .thenCompose(it ->
            it instanceof Reply.Rejected
                ? told(
                    tenant,
                    leading,
                    Remedy.MOVE,
                    to -> new Command.AskReschedule(id, "resource-gone", to))
                : CompletableFuture.completedStage(Remedy.MOVE));
  }

  /// The calendar it was handed over by lets it go, once it stands here.
  private CompletionStage<Remedy> left(
      String tenant, String id, String resource, Appointment here) {
    var from = here.visit().from();
    if (from.isEmpty() || from.get().equals(resource) || !here.confirmed())
      return CompletableFuture.completedStage(Remedy.NOTHING);
    return find(tenant, id, from.get())
        .thenCompose(there ->
            there.filter(it -> it.confirmed() && it.visit().leads()).isEmpty()
                ? CompletableFuture.completedStage(Remedy.NOTHING)
                : led(tenant, id, resource, here.visit().with())
                    .thenCompose(_ ->
                        told(tenant, from.get(), Remedy.CANCEL, cancel(id, Visit.HANDED_OVER))));
  }

  private CompletionStage<Remedy> led(
      String tenant, String id, String resource, List<String> with) {
    CompletionStage<Remedy> all = CompletableFuture.completedStage(Remedy.NOTHING);
    for (var one : with)
      all =
          all.thenCompose(
              _ -> told(tenant, one, Remedy.NOTHING, to -> new Command.Follow(id, resource, to)));
    return all;
  }

  private static Function<ActorRef<Reply>, Command> cancel(String id, String why) {
    return to -> new Command.Cancel(id, By.SYSTEM, Optional.of(why), to);
  }

  private CompletionStage<Remedy> told(
      String tenant, String resource, Remedy remedy, Function<ActorRef<Reply>, Command> command) {
    return ask(tenant, resource, command).thenApply(_ -> remedy);
  }

  private CompletionStage<Optional<Appointment>> find(String tenant, String id, String resource) {
    return ask(tenant, resource, to -> new Command.Find(id, to))
        .thenApply(it -> it instanceof Reply.Found(var found) ? found : Optional.empty());
  }

  private CompletionStage<Reply> ask(
      String tenant, String resource, Function<ActorRef<Reply>, Command> command) {
    return calendars.ask(Calendar.id(tenant, resource), command);
  }
}
