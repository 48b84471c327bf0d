package switchboard.simulator.twilio;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import switchboard.simulator.twilio.Webhooks.Method;

/// Where a call goes from a verb.
sealed interface Next {

  Next ONWARD = new Onward();

  /// To the verb that follows.
  record Onward() implements Next {}

  /// To another document, taking `news` to it.
  record Fetch(Method method, URI url, Form news) implements Next {}

  /// To a document that is at hand.
  record Run(Page page) implements Next {}

  /// Nowhere: it is over.
  record End(CallEnd.Outcome outcome) implements Next {}

  /// A document: its verbs, and the address it came from, against which its links are resolved.
  record Page(URI url, List<Verb> verbs) {

    URI resolve(String link) throws CallFault {
      try {
        return url.resolve(new URI(link));
      } catch (URISyntaxException _) {
        throw new CallFault(CallFault.Kind.INVALID_URL, "the TwiML holds an unusable address");
      }
    }
  }
}
