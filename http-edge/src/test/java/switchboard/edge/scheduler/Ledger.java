package switchboard.edge.scheduler;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Channels;
import switchboard.engine.scheduler.Grants;
import switchboard.engine.scheduler.Links;
import switchboard.engine.scheduler.Mirrors;

/// All that is kept of the traffic with calendars outside, in memory.
public final class Ledger implements Links, Mirrors, Channels, Grants, Seals {

  private record Key(String tenant, String resource, String source) {}

  private static final class Entry {
    private final Wanted wanted;
    private boolean named;
    private boolean granted;
    private Optional<String> token = Optional.empty();
    private Optional<Instant> whole = Optional.empty();
    private Optional<Instant> reached = Optional.empty();
    private int failures;
    private boolean lost;
    private Instant due;
    private Instant lease = Instant.MIN;
    private long pokes;

    private Entry(Wanted wanted, Instant due) {
      this.wanted = wanted;
      this.due = due;
    }
  }

  private final Map<Key, Entry> links = new LinkedHashMap<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final Map<String, Grant> grants = new LinkedHashMap<>();
  private final Set<String> nonces = new HashSet<>();

  private static Key key(String tenant, Wanted it) {
    return new Key(tenant, it.resource(), it.source().name());
  }

  @Override
  public synchronized void want(
      String tenant, long version, Collection<Wanted> wanted, Instant now) {
    for (var it : wanted)
      links.computeIfAbsent(key(tenant, it), _ -> new Entry(it, now)).named = true;
    links.forEach((key, it) -> {
      if (!key.tenant().equals(tenant) || wanted.contains(it.wanted)) return;
      it.named = false;
      if (!it.granted) it.due = now;
    });
  }

  @Override
  public synchronized void add(String tenant, Wanted wanted, Instant now) {
    var it = links.computeIfAbsent(key(tenant, wanted), _ -> new Entry(wanted, now));
    it.granted = true;
    it.due = now;
  }

  @Override
  public synchronized void release(String tenant, Wanted wanted, Instant now) {
    var it = links.get(key(tenant, wanted));
    if (it == null) return;
    it.granted = false;
    it.due = now;
  }

  @Override
  public synchronized List<Link> take(int limit, Instant now, Duration lease) {
    var taken = new ArrayList<Link>();
    links.forEach((key, it) -> {
      if (taken.size() == limit || it.due.isAfter(now) || it.lease.isAfter(now)) return;
      it.lease = now.plus(lease);
      taken.add(link(key, it));
    });
    return taken;
  }

  private static Link link(Key key, Entry it) {
    return new Link(
        key.tenant(),
        key.resource(),
        it.wanted.source(),
        it.named || it.granted,
        it.token,
        it.whole,
        it.reached,
        it.failures,
        it.lost,
        it.lease,
        it.pokes);
  }

  private Optional<Entry> ours(Link link) {
    var it = links.get(new Key(link.tenant(), link.resource(), link.source().name()));
    return Optional.ofNullable(it).filter(found -> found.lease.equals(link.lease()));
  }

  @Override
  public synchronized void reached(
      Link link, Optional<String> token, boolean whole, Instant now, Instant due) {
    ours(link)
        .ifPresent(it -> {
          it.token = token;
          it.reached = Optional.of(now);
          if (whole) it.whole = Optional.of(now);
          it.failures = 0;
          it.lost = false;
          it.due = it.pokes > link.pokes() ? now : due;
          it.lease = Instant.MIN;
        });
  }

  @Override
  public synchronized void missed(Link link, boolean lost, Instant due) {
    ours(link)
        .ifPresent(it -> {
          it.failures++;
          it.lost = lost;
          if (lost) it.token = Optional.empty();
          it.due = due;
          it.lease = Instant.MIN;
        });
  }

  @Override
  public synchronized void forgotten(Link link) {
    links.remove(new Key(link.tenant(), link.resource(), link.source().name()));
  }

  @Override
  public synchronized boolean poke(String tenant, String resource, String source, Instant due) {
    var it = links.get(new Key(tenant, resource, source));
    if (it == null) return false;
    it.pokes++;
    if (due.isBefore(it.due)) it.due = due;
    return true;
  }

  @Override
  public synchronized List<Standing> list(String tenant) {
    return links.values().stream()
        .map(it ->
            new Standing(
                it.wanted.resource(), it.wanted.source(), it.reached, it.failures, it.lost))
        .toList();
  }

  @Override
  public synchronized Optional<Row> of(String tenant, String resource, String appointment) {
    return Optional.ofNullable(rows.get(tenant + resource + appointment));
  }

  @Override
  public synchronized Optional<Row> byEvent(String tenant, String resource, String event) {
    return rows.values().stream()
        .filter(it -> it.resource().equals(resource) && it.event().equals(event))
        .findFirst();
  }

  @Override
  public synchronized List<Row> standing(
      String tenant, String resource, Instant now, Instant noted) {
    return rows.values().stream()
        .filter(it -> it.resource().equals(resource) && !it.gone() && it.etag().isPresent())
        .filter(it -> it.told().end().isAfter(now) && it.at().isBefore(noted))
        .toList();
  }

  @Override
  public synchronized void keep(Row row) {
    rows.put(row.tenant() + row.resource() + row.appointment(), row);
  }

  @Override
  public synchronized Optional<Channel> byId(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  @Override
  public synchronized List<Channel> all(String tenant, String resource, String source) {
    return channels.values().stream().filter(it -> it.source().equals(source)).toList();
  }

  @Override
  public synchronized void keep(Channel channel) {
    channels.put(channel.id(), channel);
  }

  @Override
  public synchronized void drop(String id) {
    channels.remove(id);
  }

  @Override
  public synchronized boolean heard(String id, long number) {
    if (numbers.getOrDefault(id, 0L) >= number) return false;
    numbers.put(id, number);
    return true;
  }

  @Override
  public synchronized Optional<Grant> of(String tenant, String resource) {
    return Optional.ofNullable(grants.get(tenant + resource));
  }

  @Override
  public synchronized void keep(Grant grant, Instant now) {
    grants.put(grant.tenant() + grant.resource(), grant);
  }

  @Override
  public synchronized Optional<Grant> drop(String tenant, String resource) {
    return Optional.ofNullable(grants.remove(tenant + resource));
  }

  @Override
  public synchronized boolean use(String nonce, Instant expires, Instant now) {
    return nonces.add(nonce);
  }

  @Override
  public CompletionStage<Seal> of(String subject) {
    return CompletableFuture.completedStage(Seal.PLAIN);
  }

  @Override
  public Seal load(String subject) {
    return Seal.PLAIN;
  }

  @Override
  public CompletionStage<String> hash(String tenant, String kind, String normalised) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(tenant.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var hash = mac.doFinal((kind + "\0" + normalised).getBytes(StandardCharsets.UTF_8));
      return CompletableFuture.completedStage(
          Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void assign(String subject, String person) {}

  @Override
  public void erase(String person) {}
}
