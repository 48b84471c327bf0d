package switchboard.edge.message;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallUpdater;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes calls through Twilio's REST interface.
public final class TwilioLines implements Lines {

  private static final Logger log = LoggerFactory.getLogger(TwilioLines.class);

  /// The call has ended already, or is not in a state to be changed.
  private static final int NO_CALL = 20404;

  private static final int NOT_IN_PROGRESS = 21220;

  private final TwilioRestClient client;

  /// @param base stands in for `https://api.twilio.com` (the simulator)
  /// @param patience for one request
  public TwilioLines(String account, String token, Optional<String> base, Duration patience) {
    this.client =
        new TwilioRestClient.Builder(account, token)
            .accountSid(account)
            .httpClient(new TwilioHttp(base, patience))
            .build();
  }

  @Override
  public Fate redirect(String call, String url) {
    return updated(Call.updater(call).setUrl(URI.create(url)).setMethod(HttpMethod.POST));
  }

  @Override
  public Fate change(String call, String twiml) {
    return updated(Call.updater(call).setTwiml(twiml));
  }

  @Override
  public Fate hangUp(String call) {
    return updated(Call.updater(call).setStatus(Call.UpdateStatus.COMPLETED));
  }

  private Fate updated(CallUpdater update) {
    try {
      update.update(client);
      return Fate.DONE;
    } catch (ApiException e) {
      int code = e.getCode() == null ? 0 : e.getCode();
      int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
      boolean gone = code == NO_CALL || code == NOT_IN_PROGRESS || status == 404;
      return gone ? Fate.GONE : unsure("status " + status);
    } catch (RuntimeException e) {
      return unsure(e.getClass().getSimpleName());
    }
  }

  private static Fate unsure(String why) {
    log.warn("A call could not be changed: {}", why);
    return Fate.UNSURE;
  }
}
