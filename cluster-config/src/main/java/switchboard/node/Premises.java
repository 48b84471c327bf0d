package switchboard.node;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.edge.duty.CallBacks;
import switchboard.edge.duty.Calling;
import switchboard.edge.message.Ringer;
import switchboard.edge.notice.Post;
import switchboard.edge.twilio.CardAsking;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.StepCalls;
import switchboard.edge.twilio.TwilioGate;
import switchboard.engine.CardEntities;
import switchboard.engine.message.Outbox;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.customer.JdbcCustomers;

/// What every desk that calls people stands on.
record Premises(
    Settings settings,
    Storage storage,
    Exchange exchange,
    Tenants tenants,
    Outbox outbox,
    Clock clock,
    AtomicReference<Optional<String>> base) {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  Premises(
      Settings settings,
      Storage storage,
      Exchange exchange,
      Tenants tenants,
      Outbox outbox,
      Clock clock) {
    this(
        settings,
        storage,
        exchange,
        tenants,
        outbox,
        clock,
        new AtomicReference<>(settings.publicBaseUrl()));
  }

  /// Where we can be reached, once that is known.
  void reachableAt(Optional<String> url) {
    base.set(url);
  }

  /// Addresses that nobody else can make.
  ///
  /// @param name of their key
  OnCallLinks links(String name) {
    var key = storage.seals().hash("switchboard", "key", name).toCompletableFuture().join();
    return new OnCallLinks(key.getBytes(StandardCharsets.UTF_8));
  }

  Calling calling(Ringer ringer, OnCallLinks links) {
    return new Calling(ringer, Senders.lines(settings), links, base::get);
  }

  <C, R, K> CardAsking<C, R, K> asking(CardEntities<C, R, K> cards) {
    return new CardAsking<>(cards, PATIENCE);
  }

  <C, R, K> StepCalls<C, R, K> calls(
      TwilioGate gate,
      PublicUrl url,
      CardEntities<C, R, K> cards,
      OnCallLinks links,
      EdgeMetrics metrics) {
    return new StepCalls<>(gate, url, tenants, asking(cards), links, metrics, clock);
  }

  CallBacks callBacks() {
    return new CallBacks(exchange.entities(Task.KEY));
  }

  Post post() {
    return new Post(outbox, new JdbcCustomers(storage.database().views()), clock);
  }
}
