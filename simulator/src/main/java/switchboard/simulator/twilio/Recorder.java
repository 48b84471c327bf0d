package switchboard.simulator.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import switchboard.simulator.twilio.Next.Page;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Verb.RecordMessage;
import switchboard.simulator.twilio.Webhooks.Method;

/// Keeps what is recorded of one call, and tells the server of it.
record Recorder(Exchange exchange, CallForm form, String call) {

  /// Under which a recording carries what was said in it, among ourselves.
  static final String WORDS = "X-Words";

  /// The caller has left word.
  void left(RecordMessage verb, Page page, Form news) throws CallFault, InterruptedException {
    var sid = news.get("RecordingSid");
    if (sid.isEmpty()) return;
    var words = news.get(WORDS).orElse("");
    exchange.live().tapes().keep(sid.get(), words);
    var length = news.get("RecordingDuration").orElse("1");
    if (verb.told().isPresent()) tell(page.resolve(verb.told().get()), recorded(sid.get(), length));
    if (verb.written().isPresent())
      tell(
          page.resolve(verb.written().get()),
          Form.of(
              Map.of(
                  "RecordingSid",
                  sid.get(),
                  "TranscriptionStatus",
                  "completed",
                  "TranscriptionText",
                  words)));
  }

  /// A call that was recorded is over.
  void over(URI told, Duration talked) throws InterruptedException {
    var sid = Sid.RECORDING.next();
    exchange.live().tapes().keep(sid, "a call");
    tell(told, recorded(sid, Long.toString(Math.max(1, talked.toSeconds()))));
  }

  private static Form recorded(String sid, String seconds) {
    return Form.of(
        Map.of(
            "RecordingSid",
            sid,
            "RecordingStatus",
            "completed",
            "RecordingDuration",
            seconds,
            "RecordingChannels",
            "1"));
  }

  private void tell(URI to, Form news) throws InterruptedException {
    try {
      exchange.webhooks().send(Method.POST, to, form.inProgress(news), Product.VOICE);
    } catch (CallFault _) {
      // Twilio does not repeat a report either.
    }
  }
}
