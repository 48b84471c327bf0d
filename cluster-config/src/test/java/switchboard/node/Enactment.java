package switchboard.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import switchboard.engine.scenario.Hearing;
import switchboard.engine.scenario.Scenario.Step;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.SmsSender;

/// Plays a [Scene] by telephone or by text, and writes down what was said and what was wrong with
/// it.
final class Enactment implements Caller, ConversationListener {

  private final Scene scene;
  private final StillClock clock;
  private final StringBuilder transcript = new StringBuilder();
  private final List<String> faults = new ArrayList<>();
  private final StringBuilder heard = new StringBuilder();
  private int steps;

  Enactment(Scene scene, StillClock clock) {
    this.scene = scene;
    this.clock = clock;
  }

  String transcript() {
    return transcript.toString();
  }

  List<String> faults() {
    return faults;
  }

  /// @return nothing, with what came of it compared to what should have
  Enactment play() throws Exception {
    var conversation = scene.scenario().text() ? write() : ring();
    var end = new Ending(scene, conversation);
    end.faults().forEach(this::fault);
    return this;
  }

  private String ring() throws InterruptedException {
    var exchange = Exchange.of(scene.house().webhooks, Pace.immediate());
    var from = scene.from().equals("withheld") ? Party.withheld() : Party.of(scene.from());
    var call = new PhoneCall(exchange, scene.business().line(), from, this, this);
    var end = call.run();
    hear(end.outcome() == Outcome.SERVER_HUNG_UP);
    if (steps < scene.scenario().talk().size())
      fault("the call had already ended before: " + said(scene.scenario().talk().get(steps)));
    end.problems().forEach(this::fault);
    return call.sid();
  }

  @Override
  public Move answer(Ask ask) {
    hear(false);
    if (steps >= scene.scenario().talk().size()) {
      steps++;
      return new Move.HangUp();
    }
    var step = scene.scenario().talk().get(steps++);
    settle();
    step.later().ifPresent(clock::pass);
    transcript.append("  caller: ").append(said(step)).append('\n');
    if (step.nothing()) return new Move.StaySilent();
    return step.keys()
        .<Move>map(Move.Press::new)
        .orElseGet(() -> new Move.Speak(step.caller().orElse(""), step.sure().orElse(0.9)));
  }

  private void settle() {
    try {
      scene.settle();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onHeard(String text) {
    if (!heard.isEmpty() && !text.isBlank()) heard.append(' ');
    heard.append(text);
  }

  private static String said(Step step) {
    if (step.nothing()) return "(silence)";
    return step.keys().map(it -> "[" + it + "]").or(step::caller).orElse("(nothing)");
  }

  /// Whoever hung up themselves hears nothing more.
  private void hear(boolean over) {
    if (steps > scene.scenario().talk().size()) return;
    var said = heard.toString();
    heard.setLength(0);
    var hearing = new Hearing(said, over);
    transcript.append("  us:     ").append(said).append(over ? "  [hangs up]\n" : "\n");
    var found =
        steps == 0
            ? hearing.greeting(scene.scenario().hello())
            : hearing.faults(scene.scenario().talk().get(steps - 1));
    found.forEach(this::fault);
  }

  private String write() throws Exception {
    var sender = new SmsSender(scene.house().webhooks, scene.business().line(), new OptOuts());
    for (var step : scene.scenario().talk()) {
      steps++;
      settle();
      step.later().ifPresent(clock::pass);
      transcript.append("  caller: ").append(said(step)).append('\n');
      send(sender, step).forEach(this::onHeard);
      hear(false);
    }
    return thread();
  }

  private List<String> send(SmsSender sender, Step step) throws CallFault, InterruptedException {
    var extra = step.opt().map(it -> Map.of("OptOutType", it)).orElse(Map.of());
    return sender.send(
        new InboundText(Party.of(scene.from()), step.caller().orElse(""), List.of(), extra));
  }

  private String thread() throws Exception {
    Patience.until("the thread is seen", () -> !threads().isEmpty());
    return Business.encoded(threads().getFirst());
  }

  private List<String> threads() throws Exception {
    return scene.business().items("/v1/crm/conversations?channel=sms").stream()
        .map(it -> it.get("id").asText())
        .toList();
  }

  private void fault(String what) {
    faults.add(what);
    transcript.append("          ^^^ ").append(what).append('\n');
  }
}
