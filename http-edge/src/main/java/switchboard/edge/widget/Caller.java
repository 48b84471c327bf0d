package switchboard.edge.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import switchboard.edge.talk.VoiceTalk;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.tenant.Tenants;

/// A visitor who wants to speak rather than write. Their call has an id of its own, which is shown
/// to them signed, so that they come back to it when the line breaks.
record Caller(WidgetApi api, Visitors.Door door, Optional<String> token)
    implements VoiceTalk.Porter {

  @Override
  public VoiceTalk.Verdict admit(ObjectNode start) {
    return switch (api.visitors().admit(door, token.or(() -> Chat.text(start, "token")))) {
      case Visitors.Verdict.Refused(var why) ->
          new VoiceTalk.Verdict.Refused(why.reason(), why.words());
      case Visitors.Verdict.Welcome(var tenant) -> welcome(tenant, start);
    };
  }

  private VoiceTalk.Verdict welcome(Tenants.Card tenant, ObjectNode start) {
    if (Visitors.widget(tenant).mute()) return refused(Refusal.MUTE);
    if (!api.visitors().enter(tenant.id())) return refused(Refusal.FULL);
    var known = Chat.text(start, "call").flatMap(it -> api.signed().of(tenant.id(), it));
    var call = known.orElseGet(() -> "chat-" + UUID.randomUUID().toString().replace("-", ""));
    var dialled = tenant.profile().numbers().stream().findFirst();
    var arrival = new Arrival(Channel.VOICE, Optional.empty(), dialled, call);
    return new VoiceTalk.Verdict.Welcome(
        new VoiceTalk.Line(
            tenant,
            call,
            arrival,
            api.signed().shown(tenant.id(), call),
            known.isPresent(),
            () -> api.visitors().leave(tenant.id())));
  }

  private VoiceTalk.Verdict refused(Refusal why) {
    api.visitors().count(why);
    return new VoiceTalk.Verdict.Refused(why.reason(), why.words());
  }

  @Override
  public boolean paced() {
    return api.visitors().paced(door);
  }
}
