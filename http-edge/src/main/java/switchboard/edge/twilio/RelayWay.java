package switchboard.edge.twilio;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import switchboard.edge.ladder.Way;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Speaking;
import switchboard.engine.tenant.Tenants;

/// Holds calls by ConversationRelay: the network hears and speaks, and leads the words to our text
/// socket. Its attributes are written as the documentation spells them; others would be without
/// effect, and without a warning.
public final class RelayWay implements Way {

  public static final String SOCKET = "/twilio/relay";
  public static final String ENDED = "/twilio/relay/ended";

  /// From the TwiML to the first message of the socket.
  private static final Duration VALID = Duration.ofMinutes(2);

  private static final String NEURAL = "-Neural";

  private final AtomicReference<Optional<String>> base;
  private final Passes passes;
  private final Clock clock;
  private final Supplier<String> chance;

  /// @param base where the network reaches us; a socket needs a whole address
  /// @param chance makes each token another one
  public RelayWay(Optional<String> base, Passes passes, Clock clock, Supplier<String> chance) {
    this.base = new AtomicReference<>(base);
    this.passes = passes;
    this.clock = clock;
    this.chance = chance;
  }

  /// Where the network reaches us, where that is known only once the door is open.
  public void reachableAt(Optional<String> address) {
    base.compareAndSet(Optional.empty(), address);
  }

  @Override
  public Rung rung() {
    return Rung.RELAY;
  }

  @Override
  public boolean open(Tenants.Card tenant) {
    return base.get().isPresent();
  }

  @Override
  public String lead(Held call) {
    return lead(call, call.turn() - 1, 0);
  }

  /// @param covered the turn whose reply has been spoken with what is said first
  /// @param tries how often a session of this call has failed in a row
  String lead(Held call, int covered, int tries) {
    var xml = new XmlWriter().open("Response");
    xml.open("Connect", "action", action(call, tries), "method", "POST");
    relay(xml, call);
    for (var it : call.tenant().profile().languages()) language(xml, call.tenant(), it);
    parameter(xml, "pass", token(call));
    parameter(xml, "turn", Integer.toString(covered));
    parameter(xml, "language", call.language());
    return xml.close("ConversationRelay").close("Connect").close("Response").document();
  }

  private void relay(XmlWriter xml, Held call) {
    var tenant = call.tenant();
    xml.open(
        "ConversationRelay",
        "url",
        base.get().orElse("").replaceFirst("^http", "ws") + SOCKET,
        "welcomeGreeting",
        call.said(),
        "welcomeGreetingInterruptible",
        "any",
        "language",
        call.language(),
        "ttsProvider",
        provider(call.voice()),
        "voice",
        name(call.voice()),
        "transcriptionProvider",
        recogniser(tenant),
        "speechModel",
        model(tenant),
        "hints",
        Voice.of(tenant.profile(), call.language()).hint(),
        "interruptible",
        "any",
        "dtmfDetection",
        "true",
        "reportInputDuringAgentSpeech",
        "any",
        "events",
        "speaker-events tokens-played");
  }

  private static void language(XmlWriter xml, Tenants.Card tenant, String code) {
    var voice = Voice.of(tenant.profile(), code).voice();
    xml.open(
            "Language",
            "code",
            code,
            "ttsProvider",
            provider(voice),
            "voice",
            name(voice),
            "transcriptionProvider",
            recogniser(tenant),
            "speechModel",
            model(tenant))
        .close("Language");
  }

  private static void parameter(XmlWriter xml, String name, String value) {
    xml.open("Parameter", "name", name, "value", value).close("Parameter");
  }

  private String action(Held call, int tries) {
    int business = call.resume().indexOf("business_id=");
    var carried = business < 0 ? "" : "&" + call.resume().substring(business).split("&", 2)[0];
    return base.get().orElse("") + ENDED + "?try=" + tries + carried;
  }

  private String token(Held call) {
    var session = call.sid() + "." + chance.get();
    return passes.token(new Pass(Pass.Kind.RELAY, call.tenant().id(), session, clock.instant().plus(VALID)));
  }

  /// Voices are named for `<Say>`: `Polly.Joanna`, `Google.en-US-Wavenet-D`. Here provider and name
  /// stand apart, and Amazon's speak in their neural kind only.
  private static String provider(String voice) {
    if (voice.startsWith("Polly.")) return "Amazon";
    return voice.startsWith("Google.") ? "Google" : "";
  }

  private static String name(String voice) {
    if (voice.startsWith("Google.")) return voice.substring("Google.".length());
    if (!voice.startsWith("Polly.")) return "";
    var name = voice.substring("Polly.".length());
    return name.contains("-") ? name : name + NEURAL;
  }

  private static Optional<Speaking> speaking(Tenants.Card tenant) {
    return tenant.profile().telephony().speaking();
  }

  private static String recogniser(Tenants.Card tenant) {
    var named = speaking(tenant).flatMap(Speaking::recogniser).orElse("");
    return switch (named.toLowerCase(Locale.ROOT)) {
      case "deepgram" -> "Deepgram";
      case "google" -> "Google";
      default -> "";
    };
  }

  private static String model(Tenants.Card tenant) {
    return recogniser(tenant).isEmpty() ? "" : speaking(tenant).flatMap(Speaking::model).orElse("");
  }
}
