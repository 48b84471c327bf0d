package switchboard.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Client;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.talk.Talks;
import switchboard.edge.trial.TrialRoutes;
import switchboard.edge.voice.Passes;
import switchboard.edge.widget.ScriptRoutes;
import switchboard.edge.widget.SiteRoutes;
import switchboard.edge.widget.Threads;
import switchboard.edge.widget.Visitors;
import switchboard.edge.widget.WidgetApi;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversations;

/// What browsers talk to, over memory.
public record Browsers(
    Registry tenants,
    Entities<Command> talks,
    Conversations read,
    Optional<BrowserSound> sound,
    MeterRegistry meters,
    Clock clock,
    Executor executor) {

  public Route routes(Reading reading, Writing writing) {
    var asked = new Talks(talks, clock);
    var trial = new TrialRoutes(writing, asked, passes("trial"), tenants, meters, sound, executor);
    return concat(
        SiteRoutes.create(reading, writing, tenants, Optional.empty(), new SecureRandom()),
        widget(asked).routes(),
        trial.routes(),
        ScriptRoutes.create());
  }

  private WidgetApi widget(Talks asked) {
    return new WidgetApi(
        new Visitors(tenants, new Client(false), Optional.empty(), clock, meters),
        asked,
        read,
        new Threads(passes("chat"), clock, () -> UUID.randomUUID().toString()),
        executor);
  }

  private static Passes passes(String use) {
    return new Passes(("of the tests, for " + use).getBytes(UTF_8));
  }
}
