package switchboard.simulator.twilio;

import com.twilio.security.RequestValidator;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Speak;
import switchboard.simulator.twilio.TestServer.Reply;
import switchboard.simulator.twilio.TestServer.Request;

/// A server that serves what a test says, and calls to it.
abstract class CallRoom {

  static final Account ACCOUNT = new Account("AC0123456789abcdef0123456789abcdef", "secret");
  static final Move HELLO = new Speak("Hello", 0.9);
  static final String ASK = "<Gather input='speech dtmf' action='/turn'><Say>Yes?</Say></Gather>";

  final Transcript transcript = new Transcript();
  TestServer server = new TestServer(_ -> Reply.status(500));
  Webhooks webhooks = Webhooks.of(ACCOUNT);

  @AfterEach
  void close() {
    server.close();
  }

  /// Serves each path its verbs, and says nothing of the end of the call.
  void serve(Map<String, String> documents) {
    server.close();
    server =
        new TestServer(it ->
            Optional.ofNullable(documents.get(it.path()))
                .map(Reply::twiml)
                .orElseGet(() -> Reply.status(it.path().equals("/twilio/status") ? 204 : 404)));
  }

  Line line() {
    return Line.at(server.uri(), "+17855550100");
  }

  CallEnd call(Move... moves) throws InterruptedException {
    return run(scripted(moves), webhooks, line());
  }

  CallEnd run(Caller caller, Webhooks through, Line line) throws InterruptedException {
    var exchange = Exchange.of(through, Pace.immediate());
    return new PhoneCall(exchange, line, Party.of("+13165550142"), caller, transcript).run();
  }

  static Caller scripted(Move... moves) {
    var left = new ArrayDeque<>(List.of(moves));
    return _ -> next(left);
  }

  static Move next(Queue<Move> left) {
    var move = left.poll();
    return move == null ? new HangUp() : move;
  }

  static Move remember(Queue<String> heard, Ask ask) {
    heard.add(ask.heard());
    return HELLO;
  }

  static Reply late(CountDownLatch patience) {
    try {
      patience.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Reply.status(204);
  }

  boolean valid(Request request) throws Exception {
    return valid(server.uri() + request.uri(), request);
  }

  static boolean valid(String url, Request request) {
    var fields =
        request.method().equals("GET") ? Map.<String, String>of() : request.form().fields();
    return new RequestValidator(ACCOUNT.authToken())
        .validate(url, Map.copyOf(fields), request.signature());
  }
}
