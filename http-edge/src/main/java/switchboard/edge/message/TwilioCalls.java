package switchboard.edge.message;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls that go on at Twilio, changed through its REST interface.
public final class TwilioCalls implements LiveCalls {

  private static final Logger log = LoggerFactory.getLogger(TwilioCalls.class);

  /// Call is not in progress.
  private static final Set<Integer> OVER = Set.of(21220, 20404);

  private final TwilioRestClient client;

  /// @param base stands in for `https://api.twilio.com` (the simulator)
  /// @param patience for one request
  public TwilioCalls(String account, String token, Optional<String> base, Duration patience) {
    this.client =
        new TwilioRestClient.Builder(account, token)
            .accountSid(account)
            .httpClient(new TwilioHttp(base, patience))
            .build();
  }

  @Override
  public Outcome change(String call, String twiml) {
    try {
      Call.updater(call).setTwiml(twiml).update(client);
      return Outcome.CHANGED;
    } catch (ApiException e) {
      return over(e) ? Outcome.OVER : failed("status " + e.getStatusCode());
    } catch (RuntimeException e) {
      return failed(e.getClass().getSimpleName());
    }
  }

  private static boolean over(ApiException e) {
    boolean gone = e.getStatusCode() != null && e.getStatusCode() == 404;
    return gone || (e.getCode() != null && OVER.contains(e.getCode()));
  }

  private static Outcome failed(String why) {
    log.warn("A call could not be changed: {}", why);
    return Outcome.FAILED;
  }
}
