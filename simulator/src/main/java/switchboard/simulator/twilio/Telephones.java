package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.MessageRoutes.Reply;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Webhooks.Method;

/// The telephones the REST service can call, and the calls it has placed, oldest first. A number
/// nobody has said anything about rings out.
public final class Telephones {

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final Map<String, Telephone> telephones = new ConcurrentHashMap<>();
  private final List<PlacedCall> placed = new ArrayList<>();
  private final LiveCalls live;
  private final Clock clock;

  Telephones(LiveCalls live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  /// What happens from now on when this number is called.
  public void set(String number, Telephone telephone) {
    telephones.put(number, telephone);
  }

  /// Every call placed, oldest first.
  public synchronized List<PlacedCall> calls() {
    return List.copyOf(placed);
  }

  /// Waits until there is such a call; empty if `patience` ran out first.
  public synchronized Optional<PlacedCall> await(Predicate<PlacedCall> wanted, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var found = placed.stream().filter(wanted).findFirst();
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (found.isPresent() || left <= 0) return found;
      wait(left);
    }
  }

  private synchronized void add(PlacedCall call) {
    placed.add(call);
    notifyAll();
  }

  private synchronized void end(String sid, String status, List<String> heard) {
    placed.replaceAll(it -> it.sid().equals(sid) ? it.ended(status, heard) : it);
    notifyAll();
  }

  Optional<ApiError> refusal(Form form) {
    if (form.get("To").isEmpty()) return Optional.of(ApiError.NO_RECIPIENT);
    if (form.get("From").isEmpty()) return Optional.of(ApiError.NO_SENDER);
    if (!NUMBER.matcher(form.get("To").get()).matches()) return Optional.of(ApiError.BAD_RECIPIENT);
    if (!NUMBER.matcher(form.get("From").get()).matches()) return Optional.of(ApiError.BAD_SENDER);
    return form.get("Url").isEmpty() ? Optional.of(ApiError.BAD_REQUEST) : Optional.empty();
  }

  /// Places the call and lets it happen.
  Reply place(Webhooks webhooks, Form form) {
    var account = webhooks.account().sid();
    var call =
        new PlacedCall(
            Sid.CALL.next(),
            account,
            form.get("To").orElse(""),
            form.get("From").orElse(""),
            form.get("Url").orElse(""),
            "queued",
            List.of(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    add(call);
    Thread.ofVirtual().name("outbound-call").start(() -> happen(webhooks, call, form));
    return new Reply(201, call.json());
  }

  Reply list(String account, Form query) {
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("calls");
    calls().reversed().stream()
        .filter(it -> it.account().equals(account))
        .filter(it -> query.get("To").map(it.to()::equals).orElse(true))
        .filter(it -> query.get("From").map(it.from()::equals).orElse(true))
        .forEach(it -> list.add(it.json()));
    json.put("page", 0).put("page_size", 50).put("start", 0).put("end", list.size());
    json.putNull("next_page_uri").putNull("previous_page_uri");
    return new Reply(200, json.put("uri", "").put("first_page_uri", ""));
  }

  private void happen(Webhooks webhooks, PlacedCall call, Form form) {
    try {
      switch (telephones.getOrDefault(call.to(), Telephone.RINGS_OUT)) {
        case Telephone.Answered(var by) -> talk(webhooks, call, form, by, "human");
        case Telephone.Machine() ->
            talk(webhooks, call, form, _ -> new Move.StaySilent(), machine(form));
        case Telephone.Fax() -> talk(webhooks, call, form, _ -> new Move.StaySilent(), "fax");
        case Telephone.Unanswered(var status) -> {
          end(call.sid(), status, List.of());
          report(webhooks, call, form, status);
        }
        case Telephone.Forgotten() -> end(call.sid(), "no-answer", List.of());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whoever wants to leave a message is told once the machine has done speaking.
  private static String machine(Form form) {
    boolean end = form.get("MachineDetection").filter("DetectMessageEnd"::equals).isPresent();
    return end ? "machine_end_beep" : "machine_start";
  }

  private void talk(Webhooks webhooks, PlacedCall call, Form form, Caller by, String answeredBy)
      throws InterruptedException {
    var heard = new ArrayList<String>();
    var listener =
        new ConversationListener() {
          @Override
          public void onHeard(String text) {
            heard.add(text);
          }
        };
    var line =
        new Line(
            call.from(),
            URI.create(call.url()),
            form.get("StatusCallback").map(URI::create),
            URI.create(call.url()));
    var detected =
        form.get("MachineDetection").isPresent()
            ? Form.of(Map.of("AnsweredBy", answeredBy))
            : Form.EMPTY;
    var exchange = new Exchange(webhooks, Pace.immediate(), live);
    PhoneCall.outbound(exchange, line, call, by, listener, detected).run();
    end(call.sid(), "completed", heard);
  }

  private static void report(Webhooks webhooks, PlacedCall call, Form form, String status)
      throws InterruptedException {
    var to = form.get("StatusCallback");
    if (to.isEmpty()) return;
    var news =
        CallForm.outbound(call).ended(status, Duration.ZERO, ZonedDateTime.now(ZoneOffset.UTC));
    try {
      webhooks.send(Method.POST, URI.create(to.get()), news, Product.VOICE);
    } catch (CallFault _) {
      // Twilio does not repeat a report either.
    }
  }
}
