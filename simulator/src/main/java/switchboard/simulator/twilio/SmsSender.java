package switchboard.simulator.twilio;

import java.util.ArrayList;
import java.util.List;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Verb.Message;
import switchboard.simulator.twilio.Verb.Redirect;
import switchboard.simulator.twilio.Webhooks.Method;

/// Brings customers' texts to a server and takes its TwiML answer. `STOP` and its like are noted in
/// `optOuts`, so that the REST service refuses what is sent to them afterwards.
public record SmsSender(Webhooks webhooks, Line line, OptOuts optOuts) {

  private static final int MOST_REDIRECTS = 10;

  /// Delivers the text and returns the replies, none being usual.
  public List<String> send(InboundText text) throws CallFault, InterruptedException {
    return send(text.form(webhooks.account().sid(), address(text)), text);
  }

  /// Delivers a form made elsewhere, for instance the same one again.
  public List<String> send(Form form) throws CallFault, InterruptedException {
    return follow(form);
  }

  private List<String> send(Form form, InboundText text) throws CallFault, InterruptedException {
    optOuts.heard(text.from().number(), address(text), text.body());
    return follow(form);
  }

  private String address(InboundText text) {
    var whatsApp = text.from().number().startsWith("whatsapp:");
    return whatsApp && !line.number().startsWith("whatsapp:")
        ? "whatsapp:" + line.number()
        : line.number();
  }

  private List<String> follow(Form form) throws CallFault, InterruptedException {
    var url = line.sms();
    var method = Method.POST;
    var replies = new ArrayList<String>();
    for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
      var answer = webhooks.send(method, url, form, Product.MESSAGING).successful();
      var redirect = read(answer, replies);
      if (redirect.isEmpty()) return List.copyOf(replies);
      url = new Next.Page(url, List.of()).resolve(redirect.getFirst().url());
      method = redirect.getFirst().method();
    }
    throw new CallFault(Kind.TOO_MANY_REDIRECTS, "the TwiML goes round in circles");
  }

  /// Adds the document's messages to `replies`; returns the redirect it ends in, if any.
  private static List<Redirect> read(Answer answer, List<String> replies) throws CallFault {
    if (answer.body().length == 0) return List.of();
    if (answer.isText()) {
      replies.add(answer.text().strip());
      return List.of();
    }
    for (var verb : Twiml.of(answer)) {
      if (verb instanceof Message(var body, _)) replies.add(body);
      if (verb instanceof Redirect redirect) return List.of(redirect);
    }
    return List.of();
  }
}
