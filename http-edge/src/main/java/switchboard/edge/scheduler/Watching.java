package switchboard.edge.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Channels;
import switchboard.engine.scheduler.Channels.Channel;
import switchboard.engine.scheduler.Links.Link;
import switchboard.engine.scheduler.OutsideScheduler;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.OutsideScheduler.Watched;

/// Sees to it that services tell us of changes: a channel is opened for each calendar, renewed a
/// day before it ends, and stopped when the calendar is no longer ours to read. Without one, the
/// calendar is read from time to time all the same.
final class Watching {

  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Duration SULK = Duration.ofHours(1);

  private final OutsideScheduler scheduler;
  private final Channels channels;
  private final Seals seals;
  private final Rhythm rhythm;
  private final Clock clock;
  private final Map<String, Instant> refused = new ConcurrentHashMap<>();

  Watching(Outsides it, Rhythm rhythm, Clock clock) {
    this.scheduler = it.scheduler();
    this.channels = it.channels();
    this.seals = it.seals();
    this.rhythm = rhythm;
    this.clock = clock;
  }

  /// What a channel shows with every notification: known to us and the service alone.
  static Personal token(Seals seals, String tenant, String channel) {
    return Personal.of(seals.hash(tenant, "channel", channel).toCompletableFuture().join());
  }

  void look(Link link, Connection connection) {
    if (rhythm.notifications().isEmpty()) return;
    var now = clock.instant();
    var all = channels.all(link.tenant(), link.resource(), link.source().name());
    var lasting = all.stream().anyMatch(it -> it.expires().isAfter(now.plus(AHEAD)));
    if (!lasting && open(link, connection, now)) all.forEach(it -> stop(it, connection));
  }

  private boolean open(Link link, Connection connection, Instant now) {
    var name = link.tenant() + ":" + link.resource() + ":" + link.source().name();
    var since = refused.get(name);
    if (since != null && since.plus(SULK).isAfter(now)) return false;
    var id = UUID.randomUUID().toString();
    channels.keep(channel(link, id, "", now.plus(SULK)));
    var token = token(seals, link.tenant(), id);
    var address = rhythm.notifications().orElseThrow();
    switch (scheduler.watch(connection, id, token, address, now.plus(LIFE))) {
      case Watched.Open(var watched, var expires) -> {
        channels.keep(channel(link, id, watched, expires));
        refused.remove(name);
        return true;
      }
      case Watched.Unreachable _, Watched.Denied _ -> {
        channels.drop(id);
        refused.put(name, now);
        return false;
      }
    }
  }

  /// @param connection empty: the service can no longer be asked, and its channels end by
  ///   themselves, unheard
  void stop(Link link, Optional<Connection> connection) {
    for (var it : channels.all(link.tenant(), link.resource(), link.source().name())) {
      connection.ifPresentOrElse(with -> stop(it, with), () -> channels.drop(it.id()));
    }
  }

  private void stop(Channel channel, Connection connection) {
    channels.drop(channel.id());
    if (!channel.watched().isEmpty()) scheduler.stop(connection, channel.id(), channel.watched());
  }

  private static Channel channel(Link link, String id, String watched, Instant expires) {
    return new Channel(id, link.tenant(), link.resource(), link.source().name(), watched, expires);
  }
}
