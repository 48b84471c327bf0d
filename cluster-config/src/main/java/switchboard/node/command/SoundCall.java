package switchboard.node.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant;
import switchboard.node.Node;
import switchboard.node.Settings;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.simulator.caller.Script;
import switchboard.simulator.caller.ScriptedCaller;
import switchboard.simulator.conversation.Look;
import switchboard.simulator.conversation.SpeechPrinter;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.SoundCaller;
import switchboard.simulator.media.StreamStart;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;
import switchboard.simulator.twilio.Webhooks.Method;

/// A call with sound on a node of its own: a simulated customer, the real socket, and the vendor's
/// stand-in behind it.
final class SoundCall {

  private static final Account ACCOUNT = new Account("AC" + "1".repeat(32), "a simulated account");
  private static final String TENANT = "plumber";
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern STREAM = Pattern.compile("<Stream url=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern REDIRECT = Pattern.compile("<Redirect[^>]*>([^<]+)</Redirect>");

  private final Path home;
  private final String vendor;
  private final Script script;
  private final PrintStream out;
  private final Look look;
  private final Webhooks webhooks = Webhooks.of(ACCOUNT);

  SoundCall(Path home, String vendor, Script script, PrintStream out, Look look) {
    this.home = home;
    this.vendor = vendor;
    this.script = script;
    this.out = out;
    this.look = look;
  }

  /// Places the call and prints it as it happens.
  ///
  /// @return whether the vendor held it to its end
  boolean run() throws IOException, InterruptedException {
    out.println("Starting a node, and what stands in for " + vendor);
    try (var service = StandIn.start(vendor);
        var twilio = TwilioApi.start(0, webhooks)) {
      var node = Node.start(settings(service, twilio), Clock.systemUTC());
      try {
        return call(node);
      } finally {
        node.stop();
      }
    }
  }

  private Settings settings(StandIn service, TwilioApi twilio) {
    var env = new HashMap<>(service.environment());
    env.put("SWITCHBOARD_HOME", home.resolve("sound").toString());
    env.put("SWITCHBOARD_HTTP_PORT", "0");
    env.put("SWITCHBOARD_MEDIA_PORT", "0");
    return Settings.of(Map.copyOf(env))
        .withTwilio(ACCOUNT.sid(), ACCOUNT.authToken(), twilio.uri());
  }

  private boolean call(Node node) throws InterruptedException {
    var profile = rolledOut();
    open(node, profile);
    var sid = "CA" + Long.toHexString(System.nanoTime());
    var number = profile.numbers().getFirst().e164();
    var base = URI.create("http://127.0.0.1:" + node.port());
    try {
      var twiml = post(base.resolve("/twilio/voice"), sid, number);
      var printer = new SpeechPrinter(out, look);
      var closed = speak(twiml, sid, printer);
      if (!closed.left()) {
        var rest = post(base.resolve(unescaped(found(REDIRECT, twiml))), sid, number);
        out.println("  then: " + (rest.contains("<Hangup") ? "hung up" : "goes on by webhooks"));
      }
      post(base.resolve("/twilio/status"), sid, number, "CallStatus", "completed");
      var kept = kept(node, sid);
      kept.ifPresent(this::print);
      out.println(result(sid, printer, kept, closed.code()));
      return kept.flatMap(it -> it.summary().rung()).filter(Rung.SPEECH::equals).isPresent();
    } catch (CallFault e) {
      throw new IllegalStateException("the call failed: " + e.getMessage(), e);
    }
  }

  private Profile rolledOut() {
    var all = Presets.all().stream().filter(it -> it.tenant().equals(TENANT)).findFirst();
    var rollout = new Rollout(Optional.of(vendor), 100, 0);
    return all.orElseThrow().profile().with(Telephony.NONE.with(rollout));
  }

  /// Takes the business on, or changes it to this.
  static void open(Node node, Profile profile) throws InterruptedException {
    var tenants = node.exchange().entities(Tenant.KEY);
    for (var command : List.of(registering(profile), changing(profile)))
      until(() -> answered(tenants.ask(TENANT, command)));
    until(() ->
        node.tenants()
            .byId(TENANT)
            .filter(it -> it.profile().telephony().equals(profile.telephony()))
            .isPresent());
  }

  private static Function<ActorRef<Tenant.Reply>, Tenant.Command> registering(Profile profile) {
    return to -> new Tenant.Command.Register(profile, Map.of(), to);
  }

  private static Function<ActorRef<Tenant.Reply>, Tenant.Command> changing(Profile profile) {
    return to -> new Tenant.Command.ChangeProfile(profile, to);
  }

  /// A node that has just started may take its time; whatever is asked may be asked again.
  private static boolean answered(CompletionStage<Tenant.Reply> asked) {
    return asked.handle((_, fault) -> fault == null).toCompletableFuture().join();
  }

  /// Waits for a fact; false where it does not come about.
  static boolean until(BooleanSupplier fact) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!fact.getAsBoolean() && System.nanoTime() < end) Thread.sleep(50);
    return fact.getAsBoolean();
  }

  private String post(URI uri, String sid, String number, String... more)
      throws CallFault, InterruptedException {
    var fields = new HashMap<String, String>();
    fields.put("AccountSid", ACCOUNT.sid());
    fields.put("CallSid", sid);
    fields.put("From", script.number(new Random()));
    fields.put("To", number);
    fields.put("CallStatus", "in-progress");
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    var answer = webhooks.send(Method.POST, uri, Form.of(fields), Product.VOICE);
    return new String(answer.successful().body(), StandardCharsets.UTF_8);
  }

  /// @param code the socket was closed with
  /// @param left whether the customer hung up
  private record Closed(int code, boolean left) {}

  private Closed speak(String twiml, String sid, SpeechPrinter printer)
      throws InterruptedException {
    var uri = URI.create(unescaped(found(STREAM, twiml)));
    var start = StreamStart.of(ACCOUNT.sid(), sid, Map.of("token", found(TOKEN, twiml)));
    var caller = new ScriptedCaller(script, new Random(1));
    var ears = new SoundCaller(caller, script.interrupts(), printer, System::nanoTime);
    try (var call = MediaCall.open(uri, start.signed(ACCOUNT, uri), ears)) {
      ears.on(call);
      int code = call.closed().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      return new Closed(code, ears.left());
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("a call that does not end", e);
    }
  }

  private static String found(Pattern pattern, String twiml) {
    Matcher it = pattern.matcher(twiml);
    if (it.find()) return it.group(1);
    throw new IllegalStateException("the call was not put on a stream: " + twiml);
  }

  private static String unescaped(String xml) {
    return xml.replace("&amp;", "&");
  }

  private static Optional<Conversations.Detail> kept(Node node, String sid)
      throws InterruptedException {
    var conversations = new JdbcConversations(node.storage().database().views());
    until(() ->
        conversations.byId(TENANT, sid).filter(it -> it.summary().ended().isPresent()).isPresent());
    return conversations.byId(TENANT, sid);
  }

  /// What the node itself knows of what was heard.
  private void print(Conversations.Detail kept) {
    var cut = kept.turns().stream().filter(it -> it.heardText().isPresent()).toList();
    if (cut.isEmpty()) return;
    out.println("\n  Kept as heard, where replies were cut short:");
    for (var it : cut) out.println("  - " + it.heardText().orElse("") + " [...]");
  }

  private static ObjectNode result(
      String sid, SpeechPrinter printer, Optional<Conversations.Detail> kept, int code) {
    var json = JsonMapper.builder().build().createObjectNode();
    json.put("conversation", sid);
    kept.flatMap(it -> it.summary().rung()).ifPresent(it -> json.put("rung", it.word()));
    kept.flatMap(it -> it.summary().outcome()).ifPresent(it -> json.put("outcome", it));
    json.put("cut_short", printer.cutShort());
    var answers = printer.answers();
    if (!answers.isEmpty()) {
      json.put("answer_p50_ms", answers.get(answers.size() / 2));
      json.put("answer_max_ms", answers.getLast());
    }
    return json.put("closed", code);
  }
}
