package switchboard.edge.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.edge.google.GoogleCalendar;
import switchboard.edge.google.GoogleSettings;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.BusyBook;
import switchboard.engine.scheduler.Returned;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants;
import switchboard.simulator.google.GoogleApi;
import switchboard.simulator.google.Person;

/// One business whose first resource has a calendar at a simulated Google, and all that is told of
/// it, on a clock that is set by hand.
public final class Town implements BusyBook, Returned, Tenants, AutoCloseable {

  public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  public static final String TENANT = "acme";

  public final GoogleApi google = start();
  public final Ledger ledger = new Ledger();
  final List<Move> moves = new CopyOnWriteArrayList<>();
  final List<Deletion> deletions = new CopyOnWriteArrayList<>();
  private static final Comparator<Slot> BY_START = Comparator.comparing(Slot::start);

  private final Map<String, Map<String, Slot>> busy = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final Profile preset = Presets.all().getFirst().profile();
  public final String resource = preset.resources().getFirst().id();
  public final Person person = google.calendar("anna@cal.example", preset.zone());
  private Profile.Resource.Outside outside =
      new Profile.Resource.Outside(Optional.of("anna@cal.example"), List.of());
  private long version = 1;
  private Instant now = NINE;

  private static GoogleApi start() {
    try {
      return GoogleApi.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public GoogleSettings settings() {
    return new GoogleSettings(
        Optional.of(google.uri().toString()),
        Optional.of(google.serviceAccount()),
        Optional.empty(),
        Optional.of(google.clientId()),
        Optional.of(google.clientSecret()));
  }

  public Outsides outsides() {
    var calendar = new GoogleCalendar(settings());
    return new Outsides(this, calendar, ledger, ledger, ledger, ledger, ledger, this, this);
  }

  public static Rhythm rhythm(Optional<URI> notifications) {
    return Rhythm.usual(notifications);
  }

  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  public synchronized Instant now() {
    return now;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /// The profile says something else of the first resource from now on.
  synchronized void outside(Optional<String> google, String... ics) {
    outside = new Profile.Resource.Outside(google, List.of(ics));
    version++;
  }

  ZoneId zone() {
    return preset.zone();
  }

  /// Reads whatever is due.
  void sync(Sync sync) {
    var card = byId(TENANT).orElseThrow();
    ledger.want(TENANT, card.version(), Addresses.wanted(card.profile()), now());
    ledger.take(10, now(), Duration.ofMinutes(2)).forEach(sync::run);
  }

  public synchronized Collection<Slot> busy() {
    return busy.values().stream().flatMap(it -> it.values().stream()).sorted(BY_START).toList();
  }

  /// Whether what is known is certain.
  public synchronized boolean sure() {
    return lost.isEmpty();
  }

  public synchronized Set<String> sources() {
    return Set.copyOf(busy.keySet());
  }

  @Override
  public synchronized void learn(
      String tenant, String resource, String source, List<Outside> changes, boolean whole) {
    var known = whole ? new HashMap<String, Slot>() : new HashMap<>(of(source));
    for (var it : changes)
      it.slot().ifPresentOrElse(slot -> known.put(it.id(), slot), () -> known.remove(it.id()));
    busy.put(source, known);
    lost.remove(source);
  }

  private Map<String, Slot> of(String source) {
    return busy.getOrDefault(source, Map.of());
  }

  @Override
  public synchronized void lose(String tenant, String resource, String source) {
    lost.add(source);
  }

  @Override
  public synchronized void forget(String tenant, String resource, String source) {
    busy.remove(source);
    lost.remove(source);
  }

  @Override
  public void moved(Move move) {
    moves.add(move);
  }

  @Override
  public void deleted(Deletion deletion) {
    deletions.add(deletion);
  }

  @Override
  public synchronized Optional<Card> byId(String id) {
    return id.equals(TENANT)
        ? Optional.of(new Card(TENANT, profile(), Status.ACTIVE, version))
        : Optional.empty();
  }

  private Profile profile() {
    var resources = new ArrayList<>(preset.resources());
    var it = resources.getFirst();
    resources.set(
        0,
        new Profile.Resource(
            it.id(),
            it.name(),
            it.kind(),
            it.skills(),
            it.hours(),
            it.title(),
            it.credentials(),
            it.specialties(),
            it.synonyms(),
            it.dailyCap(),
            it.address(),
            Optional.of(outside)));
    return new Profile(
        preset.name(),
        preset.vertical(),
        preset.country(),
        preset.zone(),
        preset.currency(),
        preset.language(),
        preset.address(),
        preset.numbers(),
        preset.persona(),
        preset.hours(),
        preset.services(),
        resources,
        preset.rules(),
        preset.emergencies(),
        preset.alerts(),
        preset.recognition(),
        preset.faq(),
        preset.demo(),
        preset.planning(), Telephony.NONE);
  }

  @Override
  public Optional<Card> byNumber(Phone dialled) {
    return Optional.empty();
  }

  @Override
  public Optional<Card> byKey(KeyKind kind, String hash) {
    return byId(TENANT).filter(_ -> Set.of(Keys.hash("key"), Keys.hash("token")).contains(hash));
  }

  @Override
  public Collection<Card> all() {
    return byId(TENANT).stream().toList();
  }

  @Override
  public void close() {
    google.close();
  }
}
