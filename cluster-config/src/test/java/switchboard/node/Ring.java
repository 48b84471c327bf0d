package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.simulator.caller.ScriptedCaller;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.twilio.Answer;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Twiml;
import switchboard.simulator.twilio.Verb;
import switchboard.simulator.twilio.Webhooks;
import switchboard.simulator.twilio.Webhooks.Method;

/// A call taken turn by turn, by the script of the burst pipe, with time for mischief in between.
final class Ring {

  static final String FROM = "+19135550142";

  private final Webhooks webhooks;
  private final Business business;
  private final String sid;
  private final ScriptedCaller caller =
      new ScriptedCaller(Scripts.find("burst-pipe"), new Random(1));
  private final List<String> said = new ArrayList<>();
  private URI next;
  private String heard = "";
  private boolean over;

  Ring(Webhooks webhooks, Business business, String sid) {
    this.webhooks = webhooks;
    this.business = business;
    this.sid = sid;
    this.next = business.line().voice();
  }

  void begin() throws Exception {
    follow(send(form("ringing")));
  }

  /// What the caller says next, if they are still there.
  String words() {
    return caller.answer(new Ask(heard, true, true)) instanceof Move.Speak(var text, _) ? text : "";
  }

  void turn() throws Exception {
    take(words());
  }

  /// Says these words and hears the answer.
  void take(String words) throws Exception {
    follow(say(words));
    said.add(words);
  }

  /// Says these words and hears nothing, as if the line were cut.
  Answer say(String words) throws CallFault, InterruptedException {
    return send(form("in-progress").with("SpeechResult", words).with("Confidence", "0.93"));
  }

  void toItsEnd() throws Exception {
    for (int turns = 0; !over; turns++) {
      assertThat(turns).as("turns of a call that does not end").isLessThan(30);
      turn();
    }
  }

  void hangUp() throws Exception {
    next = business.line().status().orElseThrow();
    send(form("completed").with("CallDuration", "60"));
  }

  String sid() {
    return sid;
  }

  String heard() {
    return heard;
  }

  List<String> said() {
    return said;
  }

  boolean over() {
    return over;
  }

  private Form form(String status) {
    return Form.of(
        java.util.Map.of(
            "AccountSid", webhooks.account().sid(),
            "CallSid", sid,
            "From", FROM,
            "To", business.number(),
            "CallStatus", status));
  }

  private Answer send(Form form) throws CallFault, InterruptedException {
    return webhooks.send(Method.POST, next, form, Product.VOICE);
  }

  private void follow(Answer answer) throws Exception {
    var verbs = Twiml.of(answer.successful());
    heard = verbs.stream().flatMap(Ring::spoken).collect(Collectors.joining(" "));
    over = true;
    for (var it : verbs)
      switch (it) {
        case Verb.Gather gather when over -> goOn(gather.action().orElseThrow());
        case Verb.Redirect redirect when over && !redirect.url().contains("turn=") ->
            goOn(redirect.url());
        case Verb.Redirect redirect when over -> wait(redirect.url());
        default -> {}
      }
  }

  private void goOn(String url) {
    over = false;
    next = next.resolve(url);
  }

  /// The caller is kept on the line and asks again for the same answer.
  private void wait(String url) throws Exception {
    goOn(url);
    follow(send(form("in-progress")));
  }

  private static Stream<String> spoken(Verb verb) {
    return switch (verb) {
      case Verb.Say(var text) -> Stream.of(text);
      case Verb.Gather gather -> gather.prompts().stream().flatMap(Ring::spoken);
      default -> Stream.empty();
    };
  }
}
