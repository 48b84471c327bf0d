package switchboard.edge.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// What an answer that is none means: whether trying again may help.
///
/// @param status 0: there was no answer
/// @param code a short word for logs and owners
record GoogleFailure(int status, boolean passing, String code) {

  private static final Set<String> TOO_MUCH =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded");

  static GoogleFailure of(IOException failure) {
    return switch (failure) {
      case GoogleJsonResponseException it -> answered(it.getStatusCode(), reason(it));
      case HttpResponseException it -> answered(it.getStatusCode(), "");
      default -> unanswered(failure);
    };
  }

  private static GoogleFailure answered(int status, String reason) {
    var passing = status >= 500 || status == 429 || status == 408 || TOO_MUCH.contains(reason);
    return new GoogleFailure(status, passing, String.valueOf(status));
  }

  /// The token service refuses by an exception of its own, which says whether it may change its
  /// mind.
  private static GoogleFailure unanswered(IOException failure) {
    if (failure instanceof com.google.auth.Retryable it && !it.isRetryable() && refused(failure))
      return new GoogleFailure(0, false, "not-granted");
    return new GoogleFailure(0, true, "unreachable");
  }

  private static boolean refused(Throwable failure) {
    for (var it = failure; it != null; it = it.getCause()) {
      if (it instanceof HttpResponseException answer) return answer.getStatusCode() < 500;
    }
    return false;
  }

  private static String reason(GoogleJsonResponseException failure) {
    var details = failure.getDetails();
    if (details == null || details.getErrors() == null || details.getErrors().isEmpty()) return "";
    var reason = details.getErrors().getFirst().getReason();
    return reason == null ? "" : reason.strip().replaceAll("[^A-Za-z]", "");
  }

  boolean is(int... statuses) {
    for (var it : statuses) if (it == status) return true;
    return false;
  }

  @Override
  public String toString() {
    return code.toLowerCase(Locale.ROOT);
  }
}
