package switchboard.edge.handoff;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import switchboard.edge.duty.CallBacks;
import switchboard.edge.duty.Calling;
import switchboard.edge.duty.CardMeans;
import switchboard.edge.notice.Post;
import switchboard.engine.CardEntities;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.Presences;
import switchboard.engine.tenant.Tenants;

/// What callers are put through with.
///
/// @param conversations as people see them
/// @param post where texts go
public record HandOffMeans(
    Tenants tenants,
    CardEntities<Command, Reply, HandOff.Card> cards,
    CallBacks callBacks,
    Conversations conversations,
    Presences presences,
    Post post,
    Calling calling,
    MeterRegistry registry,
    Clock clock)
    implements CardMeans<Command, Reply, HandOff.Card> {

  /// Where the business reads of a conversation.
  Optional<String> page(String conversation) {
    return page(calling.base().get(), conversation);
  }

  /// The same below an address of ours.
  public static Optional<String> page(Optional<String> base, String conversation) {
    return base.map(it -> it + "/calls/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8));
  }

  @Override
  public String counter() {
    return "switchboard_handoffs";
  }
}
