package switchboard.edge.calendar;

import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.http.Problem;
import switchboard.engine.calendar.Calendar.Reason;

/// Why a calendar would not, as a problem: with a word for programs and a sentence for people.
final class Refusals {

  static final String ALREADY_CANCELLED = "already-cancelled";

  private Refusals() {}

  static Problem of(Reason reason) {
    return Problem.of(409, sentence(reason)).because(word(reason));
  }

  static String word(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static HttpResponse alreadyCancelled() {
    return Problem.of(409, "This appointment is cancelled already.")
        .because(ALREADY_CANCELLED)
        .response();
  }

  static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }

  private static String sentence(Reason reason) {
    return switch (reason) {
      case SLOT_TAKEN -> "This time is taken, or too near to something else.";
      case NO_LIVE_HOLD -> "It was not kept long enough. Ask again.";
      case NO_SUCH_APPOINTMENT -> "This appointment does not stand any more.";
      case SLOT_PAST -> "This time is past.";
      case TOO_SOON -> "This is sooner than the notice the business needs.";
      case TOO_FAR -> "This is further ahead than the business plans.";
      case CLOSED -> "The business is closed then.";
      case OFF_STEP -> "Appointments do not begin at this minute.";
      case WRONG_LENGTH -> "The service takes another length of time.";
      case NOT_ABLE -> "This resource does not do this service.";
      case DAY_FULL -> "No more appointments are taken on that day.";
      case RESERVED -> "What is left of that day is kept for emergencies.";
      case NO_SUCH_SERVICE -> "The business has no such service any more.";
      case NOT_DISPLACEABLE -> "Only an ordinary appointment gives way to an emergency.";
      case NO_TIME -> "This is no time at all.";
    };
  }
}
