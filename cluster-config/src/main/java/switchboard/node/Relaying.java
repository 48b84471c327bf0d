package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.relay.Desk;
import switchboard.edge.relay.Pacing;
import switchboard.edge.relay.RelayMetrics;
import switchboard.edge.relay.Sockets;
import switchboard.edge.twilio.Asking;
import switchboard.edge.twilio.Distress;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.RelayDesk;
import switchboard.edge.twilio.RelayRoutes;
import switchboard.edge.twilio.RelayWay;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.voice.Passes;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.Tenants;

/// The part of the node that holds calls over text sockets.
final class Relaying {

  private final Passes passes;
  private final RelayWay way;
  private final RelayMetrics metrics;
  private final Clock clock;
  private final AtomicReference<Optional<Desk>> desk = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Sockets>> sockets =
      new AtomicReference<>(Optional.empty());

  private Relaying(Passes passes, RelayWay way, RelayMetrics metrics, Clock clock) {
    this.passes = passes;
    this.way = way;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// @param clock of the machinery: tokens expire by it
  static Relaying of(Seals seals, Optional<String> base, MeterRegistry registry, Clock clock) {
    var key = seals.hash("switchboard", "key", "relay").toCompletableFuture().join();
    var passes = new Passes(key.getBytes(StandardCharsets.UTF_8));
    var way = new RelayWay(base, passes, clock, () -> UUID.randomUUID().toString().substring(0, 8));
    return new Relaying(passes, way, new RelayMetrics(registry), clock);
  }

  /// Where conversations are asked, once the routes are there.
  Optional<Desk> desk() {
    return desk.get();
  }

  RelayWay way() {
    return way;
  }

  Route routes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      Asking asking,
      Distress distress,
      Rungs rungs,
      EdgeMetrics counted) {
    var here = new RelayDesk(tenants, asking, passes, distress, rungs, clock);
    desk.set(Optional.of(here));
    var open = new Sockets(here, gate::admits, Pacing.USUAL, metrics);
    sockets.set(Optional.of(open));
    return new RelayRoutes(gate, url, tenants, asking, way, open, counted, metrics).routes();
  }

  /// Hands the calls on to other nodes, at their next pause.
  CompletionStage<Done> leave() {
    return sockets
        .get()
        .map(Sockets::leave)
        .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance()));
  }
}
