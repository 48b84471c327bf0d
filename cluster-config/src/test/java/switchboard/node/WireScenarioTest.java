package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import switchboard.engine.Phone;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.simulator.twilio.CallFault;

/// The conversations of `scenarios/` once more, against a whole node: by signed webhooks, with its
/// database, its read models and its messages, on a clock that stands still. Each has a business of
/// its own. Transcripts are left in `target/scenarios-wire`.
///
/// `-Dscenario=emergency` plays those alone that have it in their name.
class WireScenarioTest {

  private static final int AT_ONCE = 6;

  /// These are played over the text socket as well: some of each kind of business, in two languages
  /// and with every end that a call may have.
  private static final Set<String> RELAYED =
      Set.of(
          "agenda-cancel-then-book",
          "booking-dripping-faucet",
          "emergency-in-mid-flow",
          "es-a-ingles-y-vuelta",
          "es-cita-fuga",
          "estate-repair-tap",
          "estate-viewing",
          "known-caller-another-address",
          "medspa-with-a-named-provider",
          "spa-reaction-visit",
          "web-status-then-booking",
          "which-by-number-on-the-keypad");

  /// @param relay over the text socket, and not by webhooks
  private record Play(Path file, boolean relay) {}

  private static final Map<Path, Scenario> ALL = new LinkedHashMap<>();
  private static final Map<Play, CompletableFuture<Enactment>> PLAYED = new LinkedHashMap<>();
  private static final StillClock CLOCK = new StillClock(Instant.parse("2026-07-01T00:00:00Z"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private static House house;
  private static ExecutorService players;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(CLOCK);
    players = Executors.newFixedThreadPool(AT_ONCE);
    awake();
    for (var it : Scenario.files()) ALL.put(it, Scenario.read(it));
    var only = System.getProperty("scenario", "");
    ALL.forEach((file, it) -> {
      if (it.inMemoryOnly().isPresent() || !file.toString().contains(only)) return;
      PLAYED.put(new Play(file, false), new CompletableFuture<>());
      if (RELAYED.contains(plain(file)))
        PLAYED.put(new Play(file, true), new CompletableFuture<>());
    });
    Thread.ofVirtual().start(WireScenarioTest::playAll);
  }

  /// Nobody is measured while the node still learns its phrases.
  private static void awake() throws Exception {
    var plumber = house.plumber();
    Patience.until("the node answers", Duration.ofSeconds(90), () -> answered(plumber));
  }

  private static boolean answered(Business plumber) throws Exception {
    try {
      return !house.text(plumber, Scene.CALLER, "What do you do?").isEmpty();
    } catch (CallFault _) {
      return false;
    }
  }

  @AfterAll
  static void close() {
    players.shutdownNow();
    house.close();
  }

  @TestFactory
  Stream<DynamicTest> a_conversation_goes_over_the_wire_as_it_should() {
    return PLAYED.entrySet().stream()
        .map(it -> DynamicTest.dynamicTest(name(it.getKey()), () -> check(it.getKey())));
  }

  @Test
  void those_to_be_played_over_the_text_socket_are_there() {
    assertThat(ALL.keySet().stream().map(WireScenarioTest::plain)).containsAll(RELAYED);
  }

  @Test
  void few_cannot_be_played_over_the_wire_and_each_says_why() {
    var others = ALL.values().stream().flatMap(it -> it.inMemoryOnly().stream()).toList();
    assertThat(others).hasSizeLessThan(ALL.size() / 7).allMatch(it -> it.length() > 20);
  }

  private static Scenario scenario(Path file) {
    return Objects.requireNonNull(ALL.get(file));
  }

  private static CompletableFuture<Enactment> played(Play play) {
    return Objects.requireNonNull(PLAYED.get(play));
  }

  private static String plain(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  private static String name(Play play) {
    return plain(play.file()).replace('-', ' ') + (play.relay() ? " over the socket" : "");
  }

  private static void check(Play play) throws Exception {
    var it = played(play).join();
    var kept = Files.createDirectories(Path.of("target", "scenarios-wire"));
    Files.writeString(kept.resolve(name(play) + ".txt"), it.transcript());
    assertThat(it.faults()).as("%s%n%s", name(play), it.transcript()).isEmpty();
  }

  /// Those that begin at the same moment at once; those in which time passes by themselves.
  private static void playAll() {
    var together = new TreeMap<Instant, List<Play>>();
    var alone = new ArrayList<Play>();
    for (var it : PLAYED.keySet()) {
      if (passes(scenario(it.file()))) alone.add(it);
      else together.computeIfAbsent(begins(it), _ -> new ArrayList<>()).add(it);
    }
    together.values().forEach(WireScenarioTest::playTogether);
    alone.forEach(it -> playTogether(List.of(it)));
  }

  private static boolean passes(Scenario it) {
    return it.talk().stream().anyMatch(step -> step.later().isPresent());
  }

  private static Instant begins(Play play) {
    var it = scenario(play.file());
    return it.begins(it.preset().profile().zone());
  }

  private static void playTogether(List<Play> plays) {
    CLOCK.set(begins(plays.getFirst()));
    var scenes = new LinkedHashMap<Play, CompletableFuture<Scene>>();
    for (var it : plays)
      scenes.put(it, CompletableFuture.supplyAsync(() -> failing(() -> scene(it)), players));
    scenes.values().forEach(it -> it.exceptionally(_ -> null).join());
    openJobs(
        scenes.values().stream()
            .filter(it -> !it.isCompletedExceptionally())
            .map(CompletableFuture::join)
            .toList());
    scenes.forEach((play, scene) ->
        scene
            .thenApplyAsync(it -> failing(() -> new Enactment(it, CLOCK).play()), players)
            .whenComplete((it, fault) -> {
              if (fault == null) played(play).complete(it);
              else played(play).completeExceptionally(fault);
            }));
    plays.forEach(it -> played(it).exceptionally(_ -> null).join());
  }

  /// The one named first was worked on last.
  private static void openJobs(List<Scene> scenes) {
    var now = CLOCK.instant();
    int most = scenes.stream().mapToInt(it -> it.scenario().jobs().size()).max().orElse(0);
    for (int n = most; n > 0; n--) {
      CLOCK.set(now.minusSeconds(n));
      for (var it : scenes)
        if (it.scenario().jobs().size() >= n) Scene.got(it.open(it.scenario().jobs().get(n - 1)));
    }
    CLOCK.set(now);
    for (var it : scenes) failing(it::untilJobsSeen);
  }

  private interface Failing<T> {
    T make() throws Exception;
  }

  private static <T> T failing(Failing<T> it) {
    try {
      return it.make();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scene scene(Play play) throws Exception {
    int n = List.copyOf(ALL.keySet()).indexOf(play.file()) + (play.relay() ? ALL.size() : 0);
    var scenario = scenario(play.file());
    var number = new Phone("+1620555%04d".formatted(1000 + n));
    var plain = Scene.numbered(scenario.changed(scenario.preset().profile()), number);
    var relayed = Telephony.NONE.with(new Rollout(Optional.empty(), 0, 100));
    var profile = play.relay() ? plain.with(relayed) : plain;
    var api = Keys.create(KeyKind.API, RANDOM);
    var owner = Keys.create(KeyKind.OWNER, RANDOM);
    var hashes = Map.of(KeyKind.API, Keys.hash(api), KeyKind.OWNER, Keys.hash(owner));
    var id = "scenario-" + n;
    Scene.got(
        house
            .node
            .exchange()
            .entities(Tenant.KEY)
            .<Tenant.Reply>ask(id, to -> new Tenant.Command.Register(profile, hashes, to)));
    Patience.until(
        "the business is known",
        Duration.ofSeconds(60),
        () -> house.node.tenants().byId(id).isPresent());
    var keys = Map.of("X-API-Key", api, "X-Owner-Token", owner);
    var business = new Business(id, number.e164(), "", keys, house.http);
    return Scene.set(house, scenario, business, profile);
  }
}
