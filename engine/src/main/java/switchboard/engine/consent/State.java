package switchboard.engine.consent;

import static switchboard.engine.consent.Consent.Reason.ANSWERED_OTHERWISE;
import static switchboard.engine.consent.Consent.Reason.NOT_AGREED;
import static switchboard.engine.consent.Consent.Reason.NOT_ASKED;
import static switchboard.engine.consent.Consent.Reason.PAST;
import static switchboard.engine.consent.Consent.Reason.TOO_EARLY;
import static switchboard.engine.consent.Consent.Reason.TOO_LATE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.consent.Consent.Command;
import switchboard.engine.consent.Consent.Command.Agree;
import switchboard.engine.consent.Consent.Command.Ask;
import switchboard.engine.consent.Consent.Command.Decline;
import switchboard.engine.consent.Consent.Command.Fail;
import switchboard.engine.consent.Consent.Command.Fulfil;
import switchboard.engine.consent.Consent.Command.Lapse;
import switchboard.engine.consent.Consent.Command.Look;
import switchboard.engine.consent.Consent.Reason;
import switchboard.engine.consent.Consent.Status;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.consent.Event.Declined;
import switchboard.engine.consent.Event.Failed;
import switchboard.engine.consent.Event.Fulfilled;
import switchboard.engine.consent.Event.Lapsed;

/// How far one question to the owner has come. All the rules, free of Pekko.
///
/// @param what empty until it is asked
public record State(Optional<Case> what, Instant until, Status status) implements Message {

  public static final State UNASKED = new State(Optional.empty(), Instant.EPOCH, Status.UNASKED);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Ask(var it, _, _) when what.isPresent() ->
          what.get().equals(it) ? accept() : reject(ANSWERED_OTHERWISE);
      case Ask(_, var till, _) when !now.isBefore(till) -> reject(PAST);
      case Ask(var it, var till, _) -> accept(new Asked(it, till, now));
      case Look _ -> accept();
      case Command _ when status == Status.UNASKED -> reject(NOT_ASKED);

      case Agree _ when agreed() -> accept();
      case Agree(var by, _) -> answer(new Agreed(by, now), now);
      case Decline _ when status == Status.DECLINED -> accept();
      case Decline(var by, _) -> answer(new Declined(by, now), now);
      case Lapse _ when status == Status.OPEN && now.isBefore(until) -> reject(TOO_EARLY);
      case Lapse _ when status == Status.OPEN -> accept(new Lapsed(now));
      case Lapse _ -> accept();

      case Fulfil _ when status == Status.FULFILLED -> accept();
      case Fulfil _ when status == Status.AGREED -> accept(new Fulfilled(now));
      case Fail _ when status == Status.FAILED -> accept();
      case Fail(var why, _) when status == Status.AGREED -> accept(new Failed(why, now));
      case Fulfil _, Fail _ -> reject(NOT_AGREED);
    };
  }

  private boolean agreed() {
    return switch (status) {
      case AGREED, FULFILLED, FAILED -> true;
      case UNASKED, OPEN, DECLINED, LAPSED -> false;
    };
  }

  private Decision<Event, Reason> answer(Event answer, Instant now) {
    if (status == Status.LAPSED) return reject(TOO_LATE);
    if (status != Status.OPEN) return reject(ANSWERED_OTHERWISE);
    return now.isBefore(until) ? accept(answer) : reject(TOO_LATE);
  }

  public State apply(Event event) {
    return switch (event) {
      case Asked(var it, var till, _) -> new State(Optional.of(it), till, Status.OPEN);
      case Agreed _ -> with(Status.AGREED);
      case Declined _ -> with(Status.DECLINED);
      case Lapsed _ -> with(Status.LAPSED);
      case Fulfilled _ -> with(Status.FULFILLED);
      case Failed _ -> with(Status.FAILED);
    };
  }

  private State with(Status next) {
    return new State(what, until, next);
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
