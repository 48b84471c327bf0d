package switchboard.edge.twilio;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.relay.Desk;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.edge.voice.Passes.Reading;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.tenant.Tenants;

/// Lets sockets in: with the token of our own TwiML, once, for the call it was made for; or signed
/// by the network, for a number of ours. Whether the call has begun its conversation tells.
public record RelayDesk(
    Tenants tenants,
    Asking asking,
    Passes passes,
    Distress distress,
    Rungs rungs,
    Clock clock,
    Used used)
    implements Desk {

  /// The tokens that have been used, on this node; they expire long before it forgets them.
  public static final class Used {

    private static final int MOST = 50_000;

    private final Map<String, Boolean> tokens =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
          }
        };

    synchronized boolean first(String token) {
      return tokens.putIfAbsent(token, true) == null;
    }
  }

  public RelayDesk(
      Tenants tenants,
      Asking asking,
      Passes passes,
      Distress distress,
      Rungs rungs,
      Clock clock) {
    this(tenants, asking, passes, distress, rungs, clock, new Used());
  }

  @Override
  public Admission admit(String call, Optional<String> pass, String dialled, boolean signed) {
    if (pass.isPresent()) return byToken(call, pass.get());
    if (!signed) return new Admission.Refused("unsigned");
    return Phone.of(dialled, "ZZ")
        .flatMap(tenants::byNumber)
        .<Admission>map(Admission.Admitted::new)
        .orElseGet(() -> new Admission.Refused("unknown_tenant"));
  }

  private Admission byToken(String call, String token) {
    return switch (passes.read(token, Pass.Kind.RELAY, clock.instant())) {
      case Reading.Forged _ -> new Admission.Refused("forged");
      case Reading.Expired _ -> new Admission.Refused("expired");
      case Reading.Valid(var pass) -> {
        if (!pass.session().startsWith(call + ".")) yield new Admission.Refused("other_call");
        if (!used.first(token)) yield new Admission.Refused("replayed");
        yield tenants
            .byId(pass.tenant())
            .<Admission>map(Admission.Admitted::new)
            .orElseGet(() -> new Admission.Refused("unknown_tenant"));
      }
    };
  }

  @Override
  public void stays(Tenants.Card tenant, String call) {
    rungs.stays(new Rungs.Caller(tenant, call, Optional.empty()));
  }

  @Override
  public CompletionStage<Reply> ask(
      String conversation, Function<ActorRef<Reply>, Command> command) {
    return asking.ask(conversation, command);
  }

  private static Phrases phrases(Tenants.Card tenant, Optional<String> language) {
    return Phrases.in(language.orElse(tenant.profile().language()));
  }

  @Override
  public String filler(Tenants.Card tenant, Optional<String> language) {
    return phrases(tenant, language).filler();
  }

  @Override
  public String lost(Tenants.Card tenant, String call, Optional<String> language) {
    var arrival =
        new Arrival(Arrival.Channel.VOICE, Optional.empty(), Optional.empty(), call);
    Thread.startVirtualThread(() -> distress.lost(tenant, arrival));
    return Phrases.named(phrases(tenant, language).lost(), tenant.profile().name());
  }
}
