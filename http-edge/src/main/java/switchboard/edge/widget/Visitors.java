package switchboard.edge.widget;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Widget;

/// Who may chat: whoever shows a business's widget token from a page it allows, or from a page of
/// ours, not too often from one address and not too many at once. Refusals are counted
/// (`switchboard_widget_refusals`); tokens and addresses are not.
public final class Visitors {

  static final String TOKEN = "X-Widget-Token";

  private static final int MOST = 2_000;

  private final Tenants tenants;
  private final Client client;
  private final Optional<String> base;
  private final MeterRegistry registry;
  private final Knocks guesses;
  private final Knocks openings;
  private final Knocks messages;
  private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();

  /// @param base our public address, whose pages are our own
  public Visitors(
      Tenants tenants, Client client, Optional<String> base, Clock clock, MeterRegistry registry) {
    this.tenants = tenants;
    this.client = client;
    this.base = base.flatMap(Widget::origin);
    this.registry = registry;
    this.guesses = new Knocks(20, Duration.ofSeconds(3), 10_000, clock);
    this.openings = new Knocks(60, Duration.ofSeconds(1), 10_000, clock);
    this.messages = new Knocks(20, Duration.ofSeconds(1), 10_000, clock);
    registry.gauge("switchboard.widget.open", open, Visitors::counted);
  }

  /// Where somebody comes from.
  ///
  /// @param own whether from a page of ours
  record Door(String address, Optional<String> origin, boolean own) {}

  sealed interface Verdict {

    record Welcome(Tenants.Card tenant) implements Verdict {}

    record Refused(Refusal why) implements Verdict {}
  }

  Door door(HttpRequest request) {
    var origin = header(request, "Origin");
    return new Door(
        client.address(request), origin, origin.filter(it -> ours(request, it)).isPresent());
  }

  private boolean ours(HttpRequest request, String origin) {
    if (base.isPresent()) return base.get().equals(origin);
    return header(request, "Host")
        .filter(host -> origin.equals("http://" + host) || origin.equals("https://" + host))
        .isPresent();
  }

  static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).filter(it -> !it.isBlank());
  }

  /// Whether any business lets its chat stand on pages of this origin.
  boolean known(Door door) {
    return door.own()
        || door.origin()
            .filter(it -> tenants.all().stream().anyMatch(one -> widget(one).allows(it)))
            .isPresent();
  }

  Verdict admit(Door door, Optional<String> token) {
    if (!openings.welcome(door.address())) return refused(Refusal.TOO_OFTEN);
    openings.failed(door.address());
    if (token.isEmpty()) return refused(Refusal.NO_TOKEN);
    if (!guesses.welcome(door.address())) return refused(Refusal.TOO_OFTEN);
    var tenant = tenants.byKey(KeyKind.WIDGET, Keys.hash(token.get()));
    var why = tenant.map(it -> objection(door, it)).orElse(Optional.of(Refusal.UNKNOWN_TOKEN));
    if (why.isEmpty()) return new Verdict.Welcome(tenant.orElseThrow());
    if (why.get().guessed()) guesses.failed(door.address());
    return refused(why.get());
  }

  private static Optional<Refusal> objection(Door door, Tenants.Card tenant) {
    boolean allowed = door.own() || door.origin().filter(widget(tenant)::allows).isPresent();
    if (!allowed) return Optional.of(Refusal.WRONG_ORIGIN);
    return tenant.active() ? Optional.empty() : Optional.of(Refusal.SUSPENDED);
  }

  private Verdict refused(Refusal why) {
    count(why);
    return new Verdict.Refused(why);
  }

  void count(Refusal why) {
    registry.counter("switchboard.widget.refusals", "reason", why.reason()).increment();
  }

  void count(String what) {
    registry.counter("switchboard.widget.messages", "kind", what).increment();
  }

  static Widget widget(Tenants.Card tenant) {
    return tenant.profile().telephony().widget().orElse(Widget.NONE);
  }

  /// Whether somebody at this address may say one more thing now.
  boolean paced(Door door) {
    boolean welcome = messages.welcome(door.address());
    if (welcome) messages.failed(door.address());
    return welcome;
  }

  /// Whether there is room for one more; to be left afterwards.
  boolean enter(String tenant) {
    var there = open.computeIfAbsent(tenant, _ -> new AtomicInteger());
    if (there.incrementAndGet() <= MOST) return true;
    there.decrementAndGet();
    return false;
  }

  void leave(String tenant) {
    open.computeIfAbsent(tenant, _ -> new AtomicInteger()).decrementAndGet();
  }

  private static double counted(Map<String, AtomicInteger> open) {
    return open.values().stream().mapToInt(AtomicInteger::get).sum();
  }
}
