package switchboard.edge.message;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Calls through Twilio's REST interface. Twilio listens first whether a person or a machine has
/// answered, and says so when it asks what to say.
public final class TwilioRinger implements Ringer {

  /// Clocks differ, and Twilio tells times in whole seconds.
  private static final Duration SKEW = Duration.ofSeconds(2);

  private static final long MOST = 20;

  private final TwilioRestClient client;

  /// @param base stands in for `https://api.twilio.com` (the simulator)
  /// @param patience for one request
  public TwilioRinger(String account, String token, Optional<String> base, Duration patience) {
    this.client =
        new TwilioRestClient.Builder(account, token)
            .accountSid(account)
            .httpClient(new TwilioHttp(base, patience))
            .build();
  }

  @Override
  public Outcome ring(Draft draft) {
    try {
      var sid =
          Call.creator(number(draft.to()), number(draft.from()), URI.create(draft.answered()))
              .setMethod(HttpMethod.POST)
              .setTimeout(Math.toIntExact(draft.patience().toSeconds()))
              .setMachineDetection(draft.words() ? "DetectMessageEnd" : "Enable")
              .setStatusCallback(URI.create(draft.ended()))
              .setStatusCallbackMethod(HttpMethod.POST)
              .setStatusCallbackEvent(List.of("completed"))
              .create(client)
              .getSid();
      return sid == null ? new Outcome.Unknown("no-reference") : new Outcome.Accepted(sid);
    } catch (ApiException e) {
      return refused(e);
    } catch (TwilioHttp.Unsent _) {
      return new Outcome.Refused("unreachable", false);
    } catch (RuntimeException _) {
      return new Outcome.Unknown("no-answer");
    }
  }

  /// Status 5xx may come after the call was taken; 429 means: later.
  private static Outcome refused(ApiException e) {
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    var code = String.valueOf(e.getCode() == null ? status : e.getCode());
    if (status < 300 || status >= 500) return new Outcome.Unknown(code);
    return new Outcome.Refused(code, status != 429);
  }

  @Override
  public Optional<String> find(Draft draft, Instant since) {
    var found =
        Call.reader()
            .setTo(number(draft.to()))
            .setFrom(number(draft.from()))
            .setPageSize(MOST)
            .limit(MOST)
            .read(client);
    return StreamSupport.stream(found.spliterator(), false)
        .filter(it -> after(it, since.minus(SKEW)))
        .map(Call::getSid)
        .findFirst();
  }

  private static boolean after(Call it, Instant since) {
    var created = it.getDateCreated();
    return created == null || !created.toInstant().isBefore(since);
  }

  private static PhoneNumber number(String e164) {
    return new PhoneNumber(e164);
  }
}
