package switchboard.edge.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import switchboard.edge.access.House;
import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Seats;
import switchboard.edge.ladder.Vendors;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.twilio.SpeechWay;
import switchboard.edge.voice.Passes;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Tenant;

/// A house whose calls a vendor may hear, which does as it is told: its door for sound, and what
/// came through it.
public final class SoundHouse implements AutoCloseable {

  public final House house;
  private final FakeVendor vendor = new FakeVendor(Encoding.MULAW_8K);
  private final NotedTalk talk = new NotedTalk();
  private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "sound");
  private final MediaServer server;
  private final BrowserSound sound;

  public SoundHouse() {
    var clock = Clock.fixed(House.NOW, ZoneOffset.UTC);
    var registry = new SimpleMeterRegistry();
    var passes = new Passes("of the tests, for sound".getBytes(StandardCharsets.UTF_8));
    vendor.name = Rollout.VENDORS.getFirst();
    var vendors = new Vendors(List.of(vendor), Map.of(), clock);
    var admittance = new Admittance(passes, clock);
    var address = new MediaAddress(Optional.empty(), Optional.empty(), () -> 0);
    var way = new SpeechWay(address, admittance, () -> true);
    var rungs = new Rungs(List.of(way), vendors, new Seats(clock), OptionalInt.empty(), registry);
    server = MediaServer.start(MediaSettings.local(0), 1, (_, _) -> false, this::admit, registry);
    sound = new BrowserSound(admittance, rungs, "127.0.0.1", server::port, system);
    house = new House(1_000, Optional.of(House.ADMIN), Optional.of(sound));
  }

  /// From now on the vendor talks to a share of the callers of alpha.
  public void rollOut(int percent) {
    var profile = house.tenants.byId("alpha").orElseThrow().profile();
    var rollout = new Rollout(Optional.of(vendor.name()), percent, 0);
    var next = profile.with(profile.telephony().with(rollout));
    var reply =
        house
            .tenants
            .<Tenant.Reply>ask("alpha", to -> new Tenant.Command.ChangeProfile(next, to))
            .toCompletableFuture()
            .join();
    assertThat(reply).isInstanceOf(Tenant.Reply.Accepted.class);
  }

  private CompletionStage<Admission> admit(Switchroom.Start start, boolean signed, EventLoop loop) {
    boolean known = sound.conversation(start.parameters(), start.call()).isPresent();
    var briefing =
        new SpeechVendor.Briefing(
            "c-1",
            Personal.of(""),
            Personal.of("You answer the telephone."),
            List.of(),
            List.of(),
            "en-US",
            Optional.empty(),
            Optional.empty());
    return CompletableFuture.completedStage(
        known
            ? new Admission.Admitted(talk, vendor, briefing)
            : new Admission.Refused("forged-token"));
  }

  /// The vendor says something that lasts.
  public void says(String item, String words, byte[] sound) {
    vendor.session().reply(item, words, sound, true);
  }

  /// Whether anybody was let in.
  public boolean heard() {
    return !vendor.sessions.isEmpty();
  }

  /// How many milliseconds of what the caller sent were more than silence.
  public long loud() {
    if (vendor.sessions.isEmpty()) return 0;
    long samples = 0;
    for (var it : vendor.session().heard()) if ((~it & 0x70) >= 0x40) samples++;
    return samples / 8;
  }

  /// What the vendor was told besides sound.
  public List<String> told() {
    return vendor.sessions.isEmpty() ? List.of() : vendor.session().told;
  }

  /// What the conversation was told.
  public List<String> noted() {
    return talk.told;
  }

  /// The vendor breaks off.
  public void lost() {
    vendor
        .session()
        .says(it -> it.lost(new SpeechVendor.Loss(SpeechVendor.Loss.Cause.BROKEN, "gone")));
  }

  @Override
  public void close() {
    house.close();
    server.close();
    system.terminate();
  }
}
