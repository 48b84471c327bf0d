package switchboard.edge.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.message.Sender.Draft;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.twilio.Distress;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;

/// Texts the owner when somebody could not be served, past engine and database, at most once in a
/// while per tenant; whoever was lost meanwhile is counted in the next text.
public final class OwnerDistress implements Distress {

  private static final Logger log = LoggerFactory.getLogger(OwnerDistress.class);

  private record Told(Instant at, int since) {}

  private final Sender sender;
  private final Duration pause;
  private final Clock clock;
  private final Map<String, Told> told = new HashMap<>();

  /// @param pause between two texts to the same owner
  public OwnerDistress(Sender sender, Duration pause, Clock clock) {
    this.sender = sender;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public void lost(Tenants.Card tenant, Arrival arrival) {
    due(tenant.id()).ifPresent(others -> tell(tenant, arrival, others));
  }

  /// How many were lost untold before, if it is time to tell.
  private synchronized Optional<Integer> due(String tenant) {
    var now = clock.instant();
    var last = told.get(tenant);
    if (last != null && now.isBefore(last.at().plus(pause))) {
      told.put(tenant, new Told(last.at(), last.since() + 1));
      return Optional.empty();
    }
    told.put(tenant, new Told(now, 0));
    return Optional.of(last == null ? 0 : last.since());
  }

  private void tell(Tenants.Card tenant, Arrival arrival, int others) {
    var profile = tenant.profile();
    var to = profile.alerts().phone().map(Personal::text);
    var from = arrival.dialled().or(() -> profile.numbers().stream().findFirst());
    if (to.isEmpty() || from.isEmpty()) {
      log.error("Tenant {} cannot be told of a lost caller: no number", tenant.id());
      return;
    }
    var text = text(profile.name(), arrival, others);
    var draft = new Draft(to.get(), from.map(Phone::e164).get(), text, Optional.empty());
    if (!(sender.send(draft) instanceof Outcome.Accepted)) {
      log.error("Tenant {} could not be told of a lost caller", tenant.id());
    }
  }

  private static String text(String business, Arrival arrival, int others) {
    var did =
        switch (arrival.channel()) {
          case VOICE -> "called";
          case SMS, WEB, CHAT -> "texted";
        };
    var who = arrival.peer().map(Personal::text).orElse("A withheld number");
    var more = others == 0 ? "" : " " + others + " more could not be served before.";
    return business
        + ": "
        + who
        + " "
        + did
        + " and could not be served because of a technical problem. Please call back."
        + more;
  }
}
