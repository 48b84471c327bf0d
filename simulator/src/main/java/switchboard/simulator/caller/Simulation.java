package switchboard.simulator.caller;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.SmsSender;

/// Plays a script against a line, by phone or by text.
public record Simulation(Exchange exchange, Line line, OptOuts optOuts) {

  public Simulation(Exchange exchange, Line line) {
    this(exchange, line, new OptOuts());
  }

  /// Plays the script to its end and says how it went.
  public CallEnd run(Script script, ConversationListener listener, RandomGenerator chance)
      throws InterruptedException {
    var from = Party.of(script.number(chance));
    var caller = new ScriptedCaller(script, chance);
    return switch (script.channel()) {
      case VOICE -> new PhoneCall(exchange, line, from, caller, listener).run();
      case SMS ->
          new TextChat(new SmsSender(exchange.webhooks(), line, optOuts), listener)
              .run(from, caller);
    };
  }

  /// A conversation by text: the customer writes, reads what comes back, and writes again.
  private record TextChat(SmsSender sender, ConversationListener listener) {

    CallEnd run(Party from, ScriptedCaller caller) throws InterruptedException {
      listener.onStarted(from.number(), sender.line().number(), "");
      var turns = 0;
      var heard = "";
      while (caller.answer(new Ask(heard, true, false)) instanceof Move.Speak(var text, var sure)) {
        turns++;
        listener.onSaid(text, sure);
        try {
          heard = read(InboundText.of(from, text));
        } catch (CallFault fault) {
          listener.onProblem(fault.text());
          return ended(Outcome.FAILED, turns, List.of(fault.text()));
        }
      }
      return ended(Outcome.CALLER_HUNG_UP, turns, List.of());
    }

    private String read(InboundText text) throws CallFault, InterruptedException {
      var replies = sender.send(text);
      replies.forEach(listener::onHeard);
      return String.join(" ", replies);
    }

    private CallEnd ended(Outcome outcome, int turns, List<String> problems) {
      listener.onEnded(outcome == Outcome.FAILED ? outcome.words() : "no more texts");
      return new CallEnd("", outcome, turns, Duration.ZERO, problems);
    }
  }
}
