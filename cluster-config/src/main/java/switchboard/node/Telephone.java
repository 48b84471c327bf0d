package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.pekko.actor.typed.ActorSystem;
import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.CallSwitchroom;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Seats;
import switchboard.edge.ladder.Vendors;
import switchboard.edge.ladder.Way;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.twilio.SpeechWay;
import switchboard.edge.vendor.SpeechVendors;
import switchboard.edge.voice.Passes;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.tenant.Tenants;

/// How this node holds calls: the speech vendors it has keys for, how many calls there may be, and
/// the door for their sound.
final class Telephone {

  private static final String MOST = "SWITCHBOARD_CALLS";
  private static final String VENDORS_MOST = "SWITCHBOARD_VENDOR_CALLS";
  private static final String ADDRESS = "SWITCHBOARD_MEDIA_URL";

  private final Rungs rungs;
  private final CallSwitchroom switchroom;
  private final Relaying relaying;

  private Telephone(Rungs rungs, CallSwitchroom switchroom, Relaying relaying) {
    this.rungs = rungs;
    this.switchroom = switchroom;
    this.relaying = relaying;
  }

  static Telephone open(
      Settings settings,
      Storage storage,
      Exchange exchange,
      Tenants tenants,
      ActorSystem<?> system,
      MeterRegistry registry,
      Clock clock) {
    var key = storage.seals().hash("switchboard", "key", "media").toCompletableFuture().join();
    var admittance =
        new Admittance(new Passes(key.getBytes(StandardCharsets.UTF_8)), clock);
    var vendors = vendors(settings, registry, clock);
    var address = new MediaAddress(settings.text(ADDRESS), settings.publicBaseUrl(), () -> 0);
    var relaying = Relaying.of(storage.seals(), settings.publicBaseUrl(), registry, clock);
    var ways = List.<Way>of(new SpeechWay(address, admittance), relaying.way());
    var rungs = new Rungs(ways, vendors, new Seats(clock), most(settings), registry);
    var conversations = exchange.entities(Conversation.KEY);
    var means =
        new CallSwitchroom.Means(admittance, tenants, conversations, rungs, registry, system);
    return new Telephone(rungs, new CallSwitchroom(means), relaying);
  }

  private static Vendors vendors(Settings settings, MeterRegistry registry, Clock clock) {
    var all = settings.read(env -> SpeechVendors.from(env, registry));
    var there = all.names().stream().flatMap(it -> all.of(it).stream()).toList();
    return new Vendors(List.<SpeechVendor>copyOf(there), vendorsMost(settings), clock);
  }

  private static OptionalInt most(Settings settings) {
    return settings
        .text(MOST)
        .map(it -> OptionalInt.of(count(MOST, it)))
        .orElseGet(OptionalInt::empty);
  }

  /// Such as `deepgram=45,openai=20`.
  private static Map<String, Integer> vendorsMost(Settings settings) {
    var most = new HashMap<String, Integer>();
    for (var it : settings.text(VENDORS_MOST).orElse("").split(",")) {
      var parts = it.strip().split("=");
      if (it.isBlank()) continue;
      if (parts.length != 2)
        throw new Settings.BadSetting(VENDORS_MOST + " must be like deepgram=45,openai=20.");
      most.put(parts[0].strip(), count(VENDORS_MOST, parts[1].strip()));
    }
    return most;
  }

  private static int count(String name, String text) {
    if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) > 0) return Integer.parseInt(text);
    throw new Settings.BadSetting(name + " must be a number of calls, from 1.");
  }

  Relaying relaying() {
    return relaying;
  }

  Rungs rungs() {
    return rungs;
  }

  CallSwitchroom switchroom() {
    return switchroom;
  }
}
