package switchboard.engine.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.consent.Consent.Command;
import switchboard.engine.consent.Consent.Reply;
import switchboard.engine.consent.Consent.Reply.Seen;
import switchboard.engine.consent.Consent.Status;
import switchboard.engine.tenant.EntityIds;

/// Asks the owner, takes the answer, and does what was agreed. Every step may be done again.
public final class ConsentDesk {

  /// How long an owner has to answer.
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /// Why the emergency's meanwhile time was given up.
  public static final String BETTER = "better-time";

  private final Entities<Command> consents;
  private final Planner planner;
  private final Clock clock;

  public ConsentDesk(Entities<Command> consents, Planner planner, Clock clock) {
    this.consents = consents;
    this.planner = planner;
    this.clock = clock;
  }

  /// How a question ended, or that it has not.
  public sealed interface Outcome {

    /// The emergency has the slot.
    record Displaced(Case what) implements Outcome {}

    /// It was agreed, but the slot was no longer to be had.
    record Missed(Case what) implements Outcome {}

    record Declined(Case what) implements Outcome {}

    record Lapsed(Case what) implements Outcome {}

    /// @param agreed whether it has been agreed to, and is being done
    record Open(Case what, Instant until, boolean agreed) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /// Asks the owner; the answer is awaited for [#PATIENCE], and never beyond the slot's start.
  ///
  /// @param id of the question, chosen by who asks
  public CompletionStage<Reply> ask(String tenant, String id, Case what) {
    var until = clock.instant().plus(PATIENCE);
    var latest = until.isBefore(what.slot().start()) ? until : what.slot().start();
    return tell(tenant, id, to -> new Command.Ask(what, latest, to));
  }

  public CompletionStage<Reply> agree(String tenant, String id, By by) {
    return tell(tenant, id, to -> new Command.Agree(by, to));
  }

  public CompletionStage<Reply> decline(String tenant, String id, By by) {
    return tell(tenant, id, to -> new Command.Decline(by, to));
  }

  /// Lets a question go that nobody has answered in time.
  public CompletionStage<Outcome> lapse(String tenant, String id) {
    return tell(tenant, id, Command.Lapse::new).thenCompose(_ -> look(tenant, id));
  }

  /// Does what was agreed, if it still can be done.
  public CompletionStage<Outcome> displace(String tenant, String id) {
    return seen(tenant, id)
        .thenCompose(it ->
            it.status() == Status.AGREED
                ? displace(tenant, id, it.what().orElseThrow())
                : CompletableFuture.completedStage(outcome(it)));
  }

  private CompletionStage<Outcome> displace(String tenant, String id, Case it) {
    var gone = new Standing(tenant, it.displaced(), it.resource());
    var emergency =
        new Plan(
            tenant,
            it.appointment(),
            it.visit(),
            it.resource(),
            List.of(),
            it.slot(),
            Terms.OVERRULE);
    return planner
        .displace(gone, emergency)
        .thenCompose(answer ->
            switch (answer) {
              case Answer.Done _ -> done(tenant, id, it);
              case Answer.Refused(var reason) ->
                  tell(tenant, id, to -> new Command.Fail(code(reason), to))
                      .thenApply(_ -> new Outcome.Missed(it));
            });
  }

  private static String code(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private CompletionStage<Outcome> done(String tenant, String id, Case it) {
    return givenUp(tenant, it)
        .thenCompose(_ -> tell(tenant, id, Command.Fulfil::new))
        .thenApply(_ -> new Outcome.Displaced(it));
  }

  private CompletionStage<Boolean> givenUp(String tenant, Case it) {
    return it.meanwhile()
        .map(other -> new Standing(tenant, other.appointment(), other.resource()))
        .map(at -> planner.cancel(at, By.SYSTEM, Optional.of(BETTER)).thenApply(_ -> true))
        .orElse(CompletableFuture.completedStage(false));
  }

  public CompletionStage<Outcome> look(String tenant, String id) {
    return seen(tenant, id).thenApply(ConsentDesk::outcome);
  }

  private static Outcome outcome(Seen it) {
    if (it.what().isEmpty()) return new Outcome.Unknown();
    var what = it.what().get();
    return switch (it.status()) {
      case UNASKED -> new Outcome.Unknown();
      case OPEN -> new Outcome.Open(what, it.until(), false);
      case AGREED -> new Outcome.Open(what, it.until(), true);
      case DECLINED -> new Outcome.Declined(what);
      case LAPSED -> new Outcome.Lapsed(what);
      case FULFILLED -> new Outcome.Displaced(what);
      case FAILED -> new Outcome.Missed(what);
    };
  }

  private CompletionStage<Seen> seen(String tenant, String id) {
    return tell(tenant, id, Command.Look::new)
        .thenApply(it -> {
          if (it instanceof Seen seen) return seen;
          throw new IllegalStateException("a consent does not show itself");
        });
  }

  private CompletionStage<Reply> tell(
      String tenant, String id, Function<ActorRef<Reply>, Command> command) {
    return consents.ask(EntityIds.of(tenant, id), command);
  }
}
