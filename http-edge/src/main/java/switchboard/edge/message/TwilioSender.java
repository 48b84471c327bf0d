package switchboard.edge.message;

import com.twilio.base.Page;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Texts through Twilio's REST interface.
public final class TwilioSender implements Sender {

  /// Clocks differ, and Twilio tells times in whole seconds.
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final long PAGE = 100;
  private static final int PAGES = 3;

  private final TwilioRestClient client;

  /// @param base stands in for `https://api.twilio.com` (the simulator)
  /// @param patience for one request
  public TwilioSender(String account, String token, Optional<String> base, Duration patience) {
    this.client =
        new TwilioRestClient.Builder(account, token)
            .accountSid(account)
            .httpClient(new TwilioHttp(base, patience))
            .build();
  }

  @Override
  public Outcome send(Draft draft) {
    try {
      var creator = Message.creator(number(draft.to()), number(draft.from()), draft.body());
      draft.callback().ifPresent(creator::setStatusCallback);
      var sid = creator.create(client).getSid();
      return sid == null ? new Outcome.Unknown("no-reference") : new Outcome.Accepted(sid);
    } catch (ApiException e) {
      return refused(e);
    } catch (TwilioHttp.Unsent _) {
      return new Outcome.Refused("unreachable", Refusal.FOR_NOW);
    } catch (RuntimeException _) {
      return new Outcome.Unknown("no-answer");
    }
  }

  @Override
  public Optional<String> find(Draft draft, Instant since, Set<String> others) {
    var reader =
        Message.reader().setTo(number(draft.to())).setFrom(number(draft.from())).setPageSize(PAGE);
    var first = reader.firstPage(client);
    return Stream.iterate(
            Optional.of(first),
            Optional::isPresent,
            it -> it.filter(Page::hasNextPage).map(page -> reader.nextPage(page, client)))
        .limit(PAGES)
        .flatMap(it -> it.orElseThrow().getRecords().stream())
        .filter(it -> same(it, draft, since))
        .map(Message::getSid)
        .filter(it -> !others.contains(it))
        .findFirst();
  }

  private static boolean same(Message message, Draft draft, Instant since) {
    var created = message.getDateCreated();
    var late = created == null || !created.toInstant().isBefore(since.minus(SKEW));
    var direction = message.getDirection();
    var ours = direction == null || direction == Message.Direction.OUTBOUND_API;
    return late && ours && sameText(message.getBody(), draft.body());
  }

  /// Trial accounts put a sentence of Twilio's before ours.
  private static boolean sameText(String sent, String wanted) {
    return sent != null && sent.strip().endsWith(wanted.strip());
  }

  /// Status 5xx may come after the text was taken; any other refusal means it was not.
  private static Outcome refused(ApiException e) {
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    var code = String.valueOf(e.getCode() == null ? status : e.getCode());
    if (status < 300 || status >= 500) return new Outcome.Unknown(code);
    if (code.equals("21610")) return new Outcome.Refused(code, Refusal.OPTED_OUT);
    var queueFull = code.equals("21611");
    var forGood = status == 400 && !queueFull;
    return new Outcome.Refused(code, forGood ? Refusal.FOR_GOOD : Refusal.FOR_NOW);
  }

  private static PhoneNumber number(String e164) {
    return new PhoneNumber(e164);
  }
}
