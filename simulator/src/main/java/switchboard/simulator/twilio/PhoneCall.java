package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.Next.End;
import switchboard.simulator.twilio.Next.Fetch;
import switchboard.simulator.twilio.Next.Onward;
import switchboard.simulator.twilio.Next.Page;
import switchboard.simulator.twilio.Next.Run;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Webhooks.Method;

/// One call, from the first webhook to the last status callback. It does what the server's TwiML
/// says, verb by verb, and ends as Twilio would end it when the server fails.
public final class PhoneCall {

  /// What a caller hears when the server fails them.
  public static final String APPLICATION_ERROR =
      "We are sorry, an application error has occurred. Goodbye.";

  private static final int MOST_DOCUMENTS_WITHOUT_AN_ANSWER = 40;

  private final Exchange exchange;
  private final Line line;
  private final ConversationListener listener;
  private final String sid;
  private final String from;
  private final CallForm form;
  private final Caller caller;
  private final VerbPlayer player;
  private final List<String> problems = new ArrayList<>();
  private boolean picked;
  private Form detected = Form.EMPTY;

  public PhoneCall(
      Exchange exchange, Line line, Party from, Caller caller, ConversationListener listener) {
    var sid = Sid.CALL.next();
    var account = exchange.webhooks().account().sid();
    var form = CallForm.of(sid, account, from, Party.of(line.number()));
    this(exchange, line, sid, from.number(), form, caller, listener);
  }

  private PhoneCall(
      Exchange exchange,
      Line line,
      String sid,
      String from,
      CallForm form,
      Caller caller,
      ConversationListener listener) {
    this.exchange = exchange;
    this.line = line;
    this.sid = sid;
    this.from = from;
    this.form = form;
    this.listener = listener;
    this.caller = caller;
    var account = exchange.webhooks().account().sid();
    this.player =
        new VerbPlayer(
            caller,
            listener,
            exchange.pace(),
            account,
            it -> new RelayPlayer(exchange, sid, form.base(), it, listener));
  }

  /// A call the REST service has placed, once it has been answered.
  ///
  /// @param detected what the network makes of who answered
  static PhoneCall outbound(
      Exchange exchange,
      Line line,
      PlacedCall placed,
      Caller caller,
      ConversationListener listener,
      Form detected) {
    var form = CallForm.outbound(placed);
    var call = new PhoneCall(exchange, line, placed.sid(), placed.from(), form, caller, listener);
    call.picked = true;
    call.detected = detected;
    return call;
  }

  public String sid() {
    return sid;
  }

  /// Places the call and stays on the line until it is over.
  public CallEnd run() throws InterruptedException {
    var started = System.nanoTime();
    exchange.live().begin(sid);
    listener.onStarted(from, line.number(), sid);
    try {
      var outcome = converse();
      return ended(outcome, longer(player.talked(), Duration.ofNanos(System.nanoTime() - started)));
    } finally {
      exchange.live().end(sid);
    }
  }

  private Outcome converse() throws InterruptedException {
    try {
      return follow();
    } catch (CallFault fault) {
      problem(fault);
      player.say(APPLICATION_ERROR);
      return Outcome.FAILED;
    }
  }

  private Outcome follow() throws CallFault, InterruptedException {
    var page = fetch(new Fetch(Method.POST, line.voice(), detected));
    for (var documents = 1; documents <= MOST_DOCUMENTS_WITHOUT_AN_ANSWER; documents++) {
      var turns = player.turns();
      switch (play(page)) {
        case Fetch fetch -> page = fetch(fetch);
        case Run(var other) -> page = other;
        case End(var outcome) -> {
          return outcome;
        }
        case Onward() -> {
          return Outcome.DOCUMENT_ENDED;
        }
      }
      if (player.turns() > turns) documents = 0;
    }
    throw new CallFault(Kind.TOO_MANY_REDIRECTS, "the TwiML goes round in circles");
  }

  private Next play(Page page) throws CallFault, InterruptedException {
    for (var at = 0; at < page.verbs().size(); at++) {
      var next = updated(page, acted(page, at));
      if (!(next instanceof Onward)) return next;
    }
    return updated(page, Next.ONWARD);
  }

  private Next acted(Page page, int at) throws CallFault, InterruptedException {
    return page.verbs().get(at) instanceof Verb.Conference room
        ? new RoomStay(exchange.live(), sid, caller, player, listener).in(room, page, this::fetch)
        : player.play(page, at);
  }

  /// What the REST service asked of the call meanwhile goes before what its document says.
  private Next updated(Page page, Next otherwise) throws CallFault {
    var update = exchange.live().take(sid);
    if (update.isEmpty()) return otherwise;
    return switch (update.get()) {
      case LiveCalls.Update.Complete() -> new End(Outcome.COMPLETED_BY_REST);
      case LiveCalls.Update.Fetch(var url, var method) -> new Fetch(method, url, Form.EMPTY);
      case LiveCalls.Update.Run(var twiml) -> new Run(new Page(page.url(), Twiml.of(xml(twiml))));
    };
  }

  private static Answer xml(String twiml) {
    return new Answer(200, "text/xml;charset=utf-8", twiml.getBytes(UTF_8), Duration.ZERO);
  }

  private Page fetch(Fetch to) throws CallFault, InterruptedException {
    var fields = picked ? form.inProgress(to.news()) : form.ringing();
    var answer = exchange.webhooks().send(to.method(), to.url(), fields, Product.VOICE);
    listener.onAnswered(answer.latency());
    var verbs = Twiml.of(answer.successful());
    picked = true;
    return new Page(to.url(), verbs);
  }

  private CallEnd ended(Outcome outcome, Duration talked) throws InterruptedException {
    exchange.live().end(sid);
    report(outcome, talked);
    listener.onEnded(outcome.words());
    return new CallEnd(sid, outcome, player.turns(), talked, List.copyOf(problems));
  }

  private void report(Outcome outcome, Duration talked) throws InterruptedException {
    if (line.status().isEmpty()) return;
    var news = form.ended(status(outcome), talked, ZonedDateTime.now(ZoneOffset.UTC));
    try {
      exchange.webhooks().send(Method.POST, line.status().get(), news, Product.VOICE).successful();
    } catch (CallFault fault) {
      problem(fault);
    }
  }

  private String status(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> "busy";
      case FAILED -> picked ? "completed" : "failed";
      case CALLER_HUNG_UP, SERVER_HUNG_UP, DOCUMENT_ENDED, COMPLETED_BY_REST -> "completed";
    };
  }

  private void problem(CallFault fault) {
    problems.add(fault.text());
    listener.onProblem(fault.text());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
