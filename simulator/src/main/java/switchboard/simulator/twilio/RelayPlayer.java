package switchboard.simulator.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.relay.RelayLine;
import switchboard.simulator.relay.Sent;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Press;
import switchboard.simulator.twilio.Move.Speak;
import switchboard.simulator.twilio.Move.StaySilent;
import switchboard.simulator.twilio.Next.End;
import switchboard.simulator.twilio.Next.Fetch;
import switchboard.simulator.twilio.Next.Page;

/// Acts `<Connect><ConversationRelay>` out: speaks what the server writes, tells it what the caller
/// says, and takes the call to the action address when the session is over, however it ends.
record RelayPlayer(
    Exchange exchange, String sid, Form call, VerbPlayer player, ConversationListener listener) {

  /// A server that says nothing for so long has lost the caller.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How soon a server goes on by itself after its greeting, if it does.
  private static final Duration BREATH = Duration.ofMillis(250);

  private static final Duration MOMENT = Duration.ofMillis(150);

  private static final Duration LOOK = Duration.ofMillis(200);

  Next play(Verb.Relay verb, Page page) throws CallFault, InterruptedException {
    if (!verb.greeting().isBlank()) player.say(verb.greeting());
    var opened = RelayLine.open(exchange.webhooks(), URI.create(verb.url()));
    if (opened.isEmpty()) return failed(verb, page, Duration.ZERO);
    long start = System.nanoTime();
    try (var line = opened.get()) {
      line.setup(setup(), verb.parameters());
      return converse(line, verb, page, start);
    }
  }

  private Map<String, String> setup() {
    var fields = call.fields();
    var setup = new HashMap<String, String>();
    setup.put("sessionId", "VX" + sid.substring(2));
    setup.put("accountSid", fields.getOrDefault("AccountSid", ""));
    setup.put("callSid", sid);
    setup.put("from", fields.getOrDefault("From", ""));
    setup.put("to", fields.getOrDefault("To", ""));
    setup.put("callType", "PSTN");
    setup.put("direction", fields.getOrDefault("Direction", "inbound"));
    setup.put("callStatus", "IN-PROGRESS");
    return setup;
  }

  private Next converse(RelayLine line, Verb.Relay verb, Page page, long start)
      throws CallFault, InterruptedException {
    var reply = hear(line, BREATH);
    while (true) {
      switch (reply) {
        case Heard.Words _, Heard.Nothing _ -> {}
        case Heard.Over(var handOff) -> {
          return ended(verb, page, handOff, start);
        }
        case Heard.Lost _ -> {
          return failed(verb, page, since(start));
        }
        case Heard.Changed _ -> {
          return Next.ONWARD;
        }
      }
      line.speaking(true);
      var move = player.ask(true, true);
      long said = System.nanoTime();
      switch (move) {
        case Speak(var text, _) -> line.prompt(text, true);
        case Press(var digits) -> digits.chars().forEach(it -> line.key((char) it));
        case StaySilent() -> line.speaking(false);
        case HangUp() -> {
          return hungUp(verb, page, start);
        }
      }
      if (!(move instanceof StaySilent)) player.turned();
      reply = hear(line, PATIENCE, said);
      if (reply instanceof Heard.Nothing) {
        listener.onProblem("the server said nothing for " + PATIENCE.toSeconds() + " s");
        return hungUp(verb, page, start);
      }
    }
  }

  private sealed interface Heard {
    record Words() implements Heard {}

    record Nothing() implements Heard {}

    record Over(String handOff) implements Heard {}

    record Lost() implements Heard {}

    /// The REST service wants something of the call.
    record Changed() implements Heard {}
  }

  private Heard hear(RelayLine line, Duration patience) throws InterruptedException {
    return hear(line, patience, System.nanoTime());
  }

  /// All the server says until it has finished.
  ///
  /// @param asked when the caller did what it answers
  private Heard hear(RelayLine line, Duration patience, long asked) throws InterruptedException {
    var words = new StringBuilder();
    boolean first = true;
    var deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (exchange.live().asked(sid)) return new Heard.Changed();
      var next = line.await(patience.compareTo(LOOK) < 0 ? patience : LOOK);
      if (next.isEmpty()) continue;
      switch (next.get()) {
        case Sent.Text(var token, var last, _) -> {
          if (first) listener.onFirstWords(Duration.ofNanos(System.nanoTime() - asked));
          first = false;
          words.append(token);
          deadline = System.nanoTime() + PATIENCE.toNanos();
          if (last) return spoken(line, words.toString());
        }
        case Sent.Play(var source) -> listener.onPlayed(source);
        case Sent.Digits _, Sent.Language _ -> {}
        case Sent.Invalid(var why) -> listener.onProblem("64107: " + why);
        case Sent.End(var handOff) -> {
          return new Heard.Over(handOff);
        }
        case Sent.Closed _ -> {
          return new Heard.Lost();
        }
      }
    }
    return new Heard.Nothing();
  }

  private Heard spoken(RelayLine line, String words) throws InterruptedException {
    var text = words.strip();
    var cut = player.cutShort(text);
    if (cut.isPresent()) {
      player.say(cut.get());
      line.interrupt(cut.get(), Pace.of(cut.get()));
      return new Heard.Words();
    }
    if (!text.isEmpty()) player.say(text);
    line.played(words);
    return after(line);
  }

  /// Nobody answers a goodbye at once.
  private static Heard after(RelayLine line) throws InterruptedException {
    var next = line.await(MOMENT);
    return switch (next.orElse(new Sent.Play(""))) {
      case Sent.End(var handOff) -> new Heard.Over(handOff);
      case Sent.Closed _ -> new Heard.Lost();
      case Sent.Text _, Sent.Play _, Sent.Digits _, Sent.Language _, Sent.Invalid _ ->
          new Heard.Words();
    };
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Next ended(Verb.Relay verb, Page page, String handOff, long start) throws CallFault {
    var news = session("ended", since(start));
    news.put("HandoffData", handOff);
    return onward(verb, page, Form.of(news));
  }

  private Next failed(Verb.Relay verb, Page page, Duration lasted) throws CallFault {
    listener.onProblem(RelayLine.LOST + ": the socket is lost");
    var news = session("failed", lasted);
    news.put("ErrorCode", RelayLine.LOST);
    news.put("ErrorMessage", "WebSocket ended unexpectedly");
    return onward(verb, page, Form.of(news));
  }

  private Map<String, String> session(String status, Duration lasted) {
    var news = new HashMap<String, String>();
    news.put("SessionId", "VX" + sid.substring(2));
    news.put("SessionStatus", status);
    news.put("SessionDuration", Long.toString(lasted.toSeconds()));
    return news;
  }

  private static Next onward(Verb.Relay verb, Page page, Form news) throws CallFault {
    if (verb.action().isEmpty()) return Next.ONWARD;
    return new Fetch(verb.method(), page.resolve(verb.action().get()), news);
  }

  /// Twilio tells the action address too, and does not mind what it answers.
  private Next hungUp(Verb.Relay verb, Page page, long start) throws InterruptedException {
    var action = verb.action();
    if (action.isPresent()) {
      var news = call.with(Form.of(session("completed", since(start))));
      tell(verb, page, action, news.with("CallStatus", "completed"));
    }
    return new End(Outcome.CALLER_HUNG_UP);
  }

  private void tell(Verb.Relay verb, Page page, Optional<String> action, Form news)
      throws InterruptedException {
    try {
      var url = page.resolve(action.orElseThrow());
      exchange.webhooks().send(verb.method(), url, news, Signature.Product.VOICE);
    } catch (CallFault fault) {
      listener.onProblem(fault.text());
    }
  }
}
