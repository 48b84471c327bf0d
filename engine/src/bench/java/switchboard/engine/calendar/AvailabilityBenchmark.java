package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Planning.Reserve;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Profile.Persona;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;

/// How long availability takes over 50 resources, 14 days with a clock change among them, and
/// 10,000 visits; `rich` with travel, reserve, caps, holidays, own hours and a room for each visit,
/// `plain` without.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AvailabilityBenchmark {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Wish MORNINGS =
      Wish.ANY.in(Set.of(Part.MORNING)).notOn(Set.of(DayOfWeek.TUESDAY));

  @Param({"plain", "rich"})
  public String rules = "plain";

  private Profile profile;
  private Service service;
  private List<Busy> busy;
  private Opening opening;
  private List<Busy> own;

  @Setup
  public void open() {
    var rich = rules.equals("rich");
    var random = new Random(1);
    service = service(rich);
    profile = profile(rich);
    busy = profile.resources().stream().map(it -> busy(it.id(), random)).toList();
    opening = Availability.slots(profile, service, false, busy, Wish.ANY, NOW).getFirst();
    own = busy.stream().filter(it -> it.resource().equals(opening.resource())).toList();
  }

  @Benchmark
  public List<Opening> slots() {
    return Availability.slots(profile, service, false, busy, Wish.ANY, NOW);
  }

  @Benchmark
  public List<Offer> offers() {
    return Availability.offers(profile, service, false, busy, Wish.ANY, NOW, 3);
  }

  @Benchmark
  public List<Offer> offersForAWish() {
    return Availability.offers(profile, service, false, busy, MORNINGS, NOW, 3);
  }

  @Benchmark
  public Optional<Refusal> refusal() {
    return Availability.refusal(profile, service, false, own, opening, NOW);
  }

  private static Busy busy(String resource, Random random) {
    var visits = new ArrayList<Slot>();
    var at = NOW.minus(Duration.ofDays(1));
    for (int i = 0; i < 200; i++) {
      at = at.plusSeconds(60L * random.nextInt(30, 90));
      visits.add(Slot.of(at, Duration.ofMinutes(30)));
      at = at.plusSeconds(60L * 45);
    }
    var taken =
        visits.stream().map(it -> it.padded(Duration.ZERO, Duration.ofMinutes(15))).toList();
    return new Busy(resource, taken, visits, List.of(), true);
  }

  private static Service service(boolean rich) {
    return new Service(
        "fix",
        "Fix",
        List.of(),
        Duration.ofMinutes(30),
        Duration.ZERO,
        Duration.ofMinutes(15),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        rich ? List.of(Kind.ROOM) : List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        rich ? Optional.of(500) : Optional.empty());
  }

  private static Resource resource(int n, boolean rich) {
    var own = rich && n % 2 == 0;
    return new Resource(
        "r-" + n,
        "R " + n,
        rich && n % 5 == 0 ? Kind.ROOM : Kind.PERSON,
        List.of(),
        own ? week(7, 19) : Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        rich ? Optional.of(20) : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<DayOfWeek, List<Span>> week(int from, int to) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day : DayOfWeek.values())
      week.put(day, List.of(new Span(LocalTime.of(from, 0), LocalTime.of(to, 0))));
    return week;
  }

  private static Planning planning(boolean rich) {
    if (!rich) return Planning.NONE;
    return new Planning(
        List.of(),
        Optional.of(new Holidays("US", Optional.empty(), Set.of())),
        Optional.of(5000),
        Optional.of(Duration.ofMinutes(10)),
        Optional.of(new Reserve(Duration.ofHours(1), Duration.ofHours(12))),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty());
  }

  private static Profile profile(boolean rich) {
    return new Profile(
        "Example",
        "trades",
        "US",
        CHICAGO,
        "USD",
        "en-US",
        "1 Example Street",
        List.of(),
        new Persona("Rosa", "Polly.Joanna", "{business}"),
        week(8, 18),
        List.of(),
        IntStream.range(0, 50).mapToObj(it -> resource(it, rich)).toList(),
        new Rules(Duration.ofHours(2), Duration.ofDays(14), Duration.ofMinutes(15)),
        new Emergencies(Duration.ofMinutes(30), true, Map.of()),
        new Alerts(Optional.empty(), Optional.empty(), List.of()),
        Recognition.NAME,
        List.of(),
        true,
        planning(rich), Telephony.NONE);
  }
}
