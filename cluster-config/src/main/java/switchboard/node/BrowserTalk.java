package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Client;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.talk.Talks;
import switchboard.edge.trial.TrialRoutes;
import switchboard.edge.voice.Passes;
import switchboard.edge.widget.SiteRoutes;
import switchboard.edge.widget.Threads;
import switchboard.edge.widget.Visitors;
import switchboard.edge.widget.WidgetApi;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.conversation.JdbcConversations;

/// Conversations held from a browser: by visitors of a business's web site, and by the business
/// itself to try its receptionist out.
record BrowserTalk(
    Settings settings,
    Storage storage,
    Exchange exchange,
    Tenants tenants,
    BrowserSound sound,
    MeterRegistry registry,
    Clock clock) {

  Route routes(Client client, Reading reading, Writing writing, Executor threads) {
    var base = settings.publicBaseUrl();
    var talks = new Talks(exchange.entities(Conversation.KEY), clock);
    var site =
        SiteRoutes.create(
            reading, writing, exchange.entities(Tenant.KEY), base, new SecureRandom());
    var widget =
        new WidgetApi(
            new Visitors(tenants, client, base, clock, registry),
            talks,
            new JdbcConversations(storage.database().views()),
            new Threads(passes("widget"), clock, () -> UUID.randomUUID().toString()),
            threads);
    var trial =
        new TrialRoutes(
            writing, talks, passes("try"), tenants, registry, Optional.of(sound), threads);
    return concat(site, widget.routes(), trial.routes());
  }

  private Passes passes(String use) {
    var key = storage.seals().hash("switchboard", "key", use).toCompletableFuture().join();
    return new Passes(key.getBytes(StandardCharsets.UTF_8));
  }
}
