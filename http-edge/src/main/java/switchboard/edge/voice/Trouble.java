package switchboard.edge.voice;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import switchboard.edge.http.Problem;
import switchboard.engine.conversation.Conversation.Reason;

/// What can go wrong while a caller listens: for the machine a status and a reason, for the caller
/// a sentence.
enum Trouble {
  NO_TOKEN(401, "Send the session's token as X-Voice-Token or as a bearer token.", Say.RECORDS),
  UNKNOWN_TOKEN(401, "This token is none of ours.", Say.RECORDS),
  EXPIRED_TOKEN(401, "This token has expired: begin another session.", Say.RECORDS),
  SUSPENDED(403, "This business is suspended.", Say.RECORDS),
  UNKNOWN_SESSION(404, "There is no such session.", Say.RECORDS),
  UNKNOWN_FUNCTION(
      404,
      "This business has no such function.",
      "I'm sorry, that is something I can't do from here. Shall I take a message?"),
  MALFORMED(
      400, "The body is no call of a function.", "Sorry, could you say that again for me, please?"),
  ENDED(409, "The conversation is over.", "Thank you for calling. Goodbye."),
  DISCARDED(409, "The answer that wanted this was discarded.", "All right. Go ahead, please."),
  ASKED_OTHERWISE(
      409,
      "This call id was used for something else.",
      "Sorry, could you say that again for me, please?"),
  TOO_MUCH(
      409,
      "More calls than any conversation could want.",
      "I'm sorry, I can't do any more on this call. Somebody will call you back."),
  TOO_LARGE(
      413,
      "The body is too large.",
      "I'm sorry, that was too much at once. Could you put it in a sentence or two?"),
  TOO_OFTEN(429, "Too many calls at once. Wait a little.", "One moment, please."),
  NO_ANSWER(
      503,
      "No answer in time. Send the same call again: nothing is done twice.",
      "I'm sorry, that is taking longer than it should. Shall I take a message?"),
  BROKEN(
      500,
      "Something went wrong here.",
      "I'm sorry, I can't do that just now. Shall I take a message?");

  private static final class Say {
    static final String RECORDS = "I'm sorry, I can't get at our records just now.";
  }

  private final int status;
  private final String detail;
  private final String say;

  Trouble(int status, String detail, String say) {
    this.status = status;
    this.detail = detail;
    this.say = say;
  }

  String reason() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  Problem problem() {
    return Problem.of(status, detail).because(reason()).aloud(say);
  }

  HttpResponse response() {
    var response = problem().response();
    return switch (status) {
      case 401 -> response.addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
      case 429, 503 -> response.addHeader(RawHeader.create("Retry-After", "1"));
      default -> response;
    };
  }

  static Trouble of(Reason reason) {
    return switch (reason) {
      case NOT_BEGUN, UNKNOWN_TURN, PENDING -> UNKNOWN_SESSION;
      case ENDED -> ENDED;
      case DISCARDED -> DISCARDED;
      case ASKED_OTHERWISE -> ASKED_OTHERWISE;
      case TOO_MUCH -> TOO_MUCH;
    };
  }
}
