package switchboard.edge.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.edge.talk.Talks;
import switchboard.edge.talk.VoiceTalk;
import switchboard.edge.voice.Passes;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;

/// Lets those who try it out in to the call their session was begun for.
///
/// @param session the one the address names, where it names one
record Ticketing(
    Passes passes, Tenants tenants, Talks talks, Optional<String> session, MeterRegistry registry)
    implements VoiceTalk.Porter {

  private static final Pattern NAMED = Pattern.compile("(try-[0-9a-f]{32})(\\+155555501[0-9]{2})");

  @Override
  public VoiceTalk.Verdict admit(ObjectNode start) {
    var token = start.path("token").asText("");
    return switch (passes.read(token, talks.now())) {
      case Passes.Reading.Forged _ -> refused("unknown-token");
      case Passes.Reading.Expired _ -> refused("expired-token");
      case Passes.Reading.Valid(var pass) ->
          tenants
              .byId(pass.tenant())
              .map(it -> admitted(it, pass.session(), token, start.path("again").asBoolean()))
              .orElseGet(() -> refused("unknown-token"));
    };
  }

  private VoiceTalk.Verdict admitted(
      Tenants.Card tenant, String named, String token, boolean again) {
    var it = NAMED.matcher(named);
    if (!it.matches() || session.filter(one -> !one.equals(it.group(1))).isPresent())
      return refused("wrong-session");
    if (!tenant.active()) return refused("suspended");
    var dialled = tenant.profile().numbers().stream().findFirst();
    var arrival =
        new Arrival(Channel.VOICE, Optional.of(Personal.of(it.group(2))), dialled, it.group(1));
    registry.counter("switchboard.try", "channel", Channel.VOICE.name()).increment();
    return new VoiceTalk.Verdict.Welcome(
        new VoiceTalk.Line(tenant, it.group(1), arrival, token, again, () -> {}));
  }

  VoiceTalk.Verdict refused(String reason) {
    registry.counter("switchboard.try.refusals", "reason", reason).increment();
    return new VoiceTalk.Verdict.Refused(
        reason, "This session is over, or was begun elsewhere. Begin a new one.");
  }

  @Override
  public boolean paced() {
    return true;
  }
}
