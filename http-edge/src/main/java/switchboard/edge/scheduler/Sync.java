package switchboard.edge.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.scheduler.FeedReader.Fetched;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.BusyBook;
import switchboard.engine.scheduler.Links;
import switchboard.engine.scheduler.Links.Link;
import switchboard.engine.scheduler.OutsideScheduler;
import switchboard.engine.scheduler.OutsideScheduler.Changes;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.Source;
import switchboard.engine.tenant.Tenants;

/// Reads one calendar outside: what is new of it, or all of it when that is not known. A calendar
/// that cannot be read is unknown after a while, never empty. How far it was read is noted only
/// after its news has been taken. Blocks: call on a virtual thread.
final class Sync {

  private static final Logger log = LoggerFactory.getLogger(Sync.class);
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Tenants tenants;
  private final Addresses addresses;
  private final OutsideScheduler scheduler;
  private final FeedReader feeds;
  private final BusyBook book;
  private final Links links;
  private final Homecoming homecoming;
  private final Watching watching;
  private final Rhythm rhythm;
  private final Clock clock;
  private final DoubleSupplier chance;

  Sync(Outsides it, FeedReader feeds, Rhythm rhythm, Clock clock, DoubleSupplier chance) {
    this.tenants = it.tenants();
    this.addresses = new Addresses(it.tenants(), it.grants());
    this.scheduler = it.scheduler();
    this.book = it.book();
    this.links = it.links();
    this.homecoming = new Homecoming(it.mirrors(), it.returned());
    this.watching = new Watching(it, rhythm, clock);
    this.feeds = feeds;
    this.rhythm = rhythm;
    this.clock = clock;
    this.chance = chance;
  }

  void run(Link link) {
    try {
      if (!link.wanted()) forget(link);
      else if (link.source().kind() == Source.Kind.GOOGLE) google(doubted(link));
      else feed(doubted(link));
    } catch (RuntimeException e) {
      log.warn("{} of tenant {}: {}", link.source().name(), link.tenant(), Failures.describe(e));
      links.missed(link, link.lost(), later(link));
    }
  }

  private void forget(Link link) {
    watching.stop(link, addresses.google(link.tenant(), link.resource(), link.source()));
    book.forget(link.tenant(), link.resource(), link.source().name());
    links.forgotten(link);
  }

  /// What has never been read is unknown, from the first moment on.
  private Link doubted(Link link) {
    if (link.reached().isEmpty() && !link.lost()) lose(link);
    return link;
  }

  private void google(Link link) {
    var connection = addresses.google(link.tenant(), link.resource(), link.source());
    if (connection.isEmpty()) {
      missed(link, "no-address");
      return;
    }
    var began = clock.instant();
    var token = aged(link, began) ? Optional.<String>empty() : link.token();
    var read = scheduler.changes(connection.get(), token, window(link, began));
    if (read instanceof Changes.Expired && token.isPresent()) {
      token = Optional.empty();
      read = scheduler.changes(connection.get(), token, window(link, began));
    }
    switch (read) {
      case Changes.Some some -> taken(link, connection.get(), some, token.isEmpty(), began);
      case Changes.Expired _ -> missed(link, "expired");
      case Changes.Unreachable(var code) -> missed(link, code);
      case Changes.Denied(var code) -> missed(link, "denied-" + code);
    }
  }

  private void taken(
      Link link, Connection connection, Changes.Some read, boolean whole, Instant began) {
    if (!ours(link)) return;
    var news = homecoming.busy(link, read.entries());
    learn(link, news, whole);
    homecoming.tell(link, read.entries(), whole, began);
    links.reached(link, Optional.of(read.next()), whole, began, due(began));
    watching.look(link, connection);
  }

  private void feed(Link link) {
    var url = addresses.feed(link.tenant(), link.resource(), link.source());
    if (url.isEmpty()) {
      missed(link, "no-address");
      return;
    }
    var began = clock.instant();
    var mark = aged(link, began) ? "" : link.token().orElse("");
    switch (feeds.fetch(url.get(), mark)) {
      case Fetched.Fresh(var text, var next) -> understood(link, text, next, began);
      case Fetched.Unchanged _ -> links.reached(link, Optional.of(mark), false, began, due(began));
      case Fetched.Failed(var code) -> missed(link, code);
    }
  }

  private void understood(Link link, String text, String mark, Instant began) {
    try {
      var zone = tenants.byId(link.tenant()).orElseThrow().profile().zone();
      var busy = IcsReader.busy(text, zone, window(link, began));
      if (!ours(link)) return;
      learn(link, busy, true);
      links.reached(link, Optional.of(mark), true, began, due(began));
    } catch (BrokenFeed e) {
      missed(link, "broken-" + e.code());
    }
  }

  private void learn(Link link, List<Outside> news, boolean whole) {
    if (news.isEmpty() && !whole) return;
    book.learn(link.tenant(), link.resource(), link.source().name(), news, whole);
  }

  private void missed(Link link, String code) {
    var silent = link.reached().map(it -> it.plus(rhythm.limit()).isBefore(clock.instant()));
    var lost = link.lost() || silent.orElse(true);
    if (lost && !link.lost()) lose(link);
    log.info("{} of tenant {} cannot be read: {}", link.source().name(), link.tenant(), code);
    links.missed(link, lost, later(link));
  }

  private void lose(Link link) {
    book.lose(link.tenant(), link.resource(), link.source().name());
  }

  /// Everything is read again after a loss, and from time to time, since what recurs reaches
  /// further as time goes by.
  private boolean aged(Link link, Instant now) {
    return link.lost()
        || link.whole().map(it -> it.plus(rhythm.whole()).isBefore(now)).orElse(true);
  }

  /// A node that was slow must not bring old news after another's new.
  private boolean ours(Link link) {
    return clock.instant().plus(MARGIN).isBefore(link.lease());
  }

  private Slot window(Link link, Instant now) {
    var horizon =
        tenants.byId(link.tenant()).map(it -> it.profile().rules().horizon()).orElse(Duration.ZERO);
    return new Slot(now.minus(Duration.ofDays(1)), now.plus(horizon).plus(rhythm.beyond()));
  }

  private Instant due(Instant now) {
    return now.plus(rhythm.poll());
  }

  private Instant later(Link link) {
    var doubled = rhythm.retry().multipliedBy(1L << Math.min(link.failures(), 10));
    var bounded = doubled.compareTo(rhythm.slowest()) > 0 ? rhythm.slowest() : doubled;
    return clock
        .instant()
        .plusMillis(Math.round(bounded.toMillis() * (0.5 + chance.getAsDouble() / 2)));
  }
}
