package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.cascade.Cascade;
import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.ladder.CallSwitchroom;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Seats;
import switchboard.edge.ladder.Vendors;
import switchboard.edge.ladder.Way;
import switchboard.edge.media.MediaServer;
import switchboard.edge.media.MediaSettings;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.Switchroom;
import switchboard.edge.twilio.SpeechWay;
import switchboard.edge.twilio.TwilioSignature;
import switchboard.edge.vendor.Recognisers;
import switchboard.edge.vendor.SpeechVendors;
import switchboard.edge.voice.Passes;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.tenant.Tenants;

/// How this node holds calls: the speech vendors it has keys for, how many calls there may be, and
/// the door for their sound.
final class Telephone {

  private static final Logger LOG = LoggerFactory.getLogger(Telephone.class);
  private static final String MOST = "SWITCHBOARD_CALLS";
  private static final String VENDORS_MOST = "SWITCHBOARD_VENDOR_CALLS";
  private static final String ADDRESS = "SWITCHBOARD_MEDIA_URL";

  private static final String PORT = "SWITCHBOARD_MEDIA_PORT";
  private static final int USUAL_PORT = 8081;
  private static final int MOST_THREADS = 4;

  private final Rungs rungs;
  private final CallSwitchroom switchroom;
  private final Optional<MediaServer> sound;
  private final Relaying relaying;
  private final BrowserSound browsers;

  private Telephone(
      Rungs rungs,
      CallSwitchroom switchroom,
      Optional<MediaServer> sound,
      Relaying relaying,
      BrowserSound browsers) {
    this.browsers = browsers;
    this.rungs = rungs;
    this.switchroom = switchroom;
    this.sound = sound;
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
    var admittance = new Admittance(new Passes(key.getBytes(StandardCharsets.UTF_8)), clock);
    var port = new AtomicInteger();
    var address = new MediaAddress(settings.text(ADDRESS), settings.publicBaseUrl(), port::get);
    var relaying = Relaying.of(storage.seals(), settings.publicBaseUrl(), registry, clock);
    var ears = settings.read(env -> Recognisers.from(env, registry));
    var cascade = new Cascade(ears, Edge.voices(settings), relaying::desk, system, registry);
    var vendors = vendors(settings, cascade, registry, clock);
    var speech = new SpeechWay(address, admittance, () -> port.get() > 0);
    var ways = List.<Way>of(speech, relaying.way());
    var rungs = new Rungs(ways, vendors, new Seats(clock), most(settings), registry);
    var conversations = exchange.entities(Conversation.KEY);
    var means =
        new CallSwitchroom.Means(admittance, tenants, conversations, rungs, registry, system);
    var switchroom = new CallSwitchroom(means);
    var sound = sound(settings, vendors, switchroom, registry);
    sound.ifPresent(it -> port.set(it.port()));
    var browsers = new BrowserSound(admittance, rungs, here(settings), port::get, system);
    return new Telephone(rungs, switchroom, sound, relaying, browsers);
  }

  /// How this node reaches itself.
  private static String here(Settings settings) {
    var host = settings.host();
    return host.equals("0.0.0.0") || host.contains(":") ? "127.0.0.1" : host;
  }

  /// Only where somebody could hear it.
  private static Optional<MediaServer> sound(
      Settings settings, Vendors vendors, Switchroom switchroom, MeterRegistry registry) {
    if (vendors.names().isEmpty() && settings.text(PORT).isEmpty()) return Optional.empty();
    try {
      return Optional.of(sound(settings, switchroom, registry));
    } catch (RuntimeException e) {
      if (settings.text(PORT).isPresent()) throw e;
      LOG.warn("port {} is taken: no call's sound is heard here", port(settings));
      return Optional.empty();
    }
  }

  private static MediaServer sound(
      Settings settings, Switchroom switchroom, MeterRegistry registry) {
    var signatures = settings.twilioToken().map(TwilioSignature::new);
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
    return MediaServer.start(
        MediaSettings.local(port(settings)).at(settings.host()).withBase(base(settings)),
        threads,
        (url, signature) -> signatures.filter(it -> it.socket(url, signature)).isPresent(),
        switchroom,
        registry);
  }

  static int port(Settings settings) {
    return settings.port(PORT, settings.httpPort() == 0 ? 0 : USUAL_PORT);
  }

  /// What stands before the path of the address that the network signs.
  private static Optional<String> base(Settings settings) {
    return settings
        .text(ADDRESS)
        .map(it -> it.replaceFirst("(?<=[^:/])/[^/].*$", ""))
        .or(settings::publicBaseUrl);
  }

  private static Vendors vendors(
      Settings settings, Cascade cascade, MeterRegistry registry, Clock clock) {
    var all = settings.read(env -> SpeechVendors.from(env, registry));
    var there = all.names().stream().flatMap(it -> all.of(it).stream()).toList();
    return new Vendors(
        List.<SpeechVendor>copyOf(there), Optional.of(cascade), vendorsMost(settings), clock);
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

  /// Takes no more sound; calls that have theirs here go on a rung below, wherever they are asked
  /// for.
  void close() {
    sound.ifPresent(MediaServer::close);
  }

  BrowserSound browsers() {
    return browsers;
  }

  Rungs rungs() {
    return rungs;
  }

  CallSwitchroom switchroom() {
    return switchroom;
  }
}
