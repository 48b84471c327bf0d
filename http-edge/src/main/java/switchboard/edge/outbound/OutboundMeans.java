package switchboard.edge.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import switchboard.edge.duty.Calling;
import switchboard.edge.duty.CardMeans;
import switchboard.edge.message.Pacing;
import switchboard.edge.notice.Post;
import switchboard.engine.CardEntities;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.tenant.Tenants;

/// What people are called with.
///
/// @param callees who they are, and what was promised them
/// @param post where texts go
/// @param pacing how fast calls may be placed
public record OutboundMeans(
    Tenants tenants,
    CardEntities<Command, Reply, Outbound.Card> cards,
    Callees callees,
    Post post,
    Calling calling,
    Pacing pacing,
    MeterRegistry registry,
    Clock clock)
    implements CardMeans<Command, Reply, Outbound.Card> {

  @Override
  public String counter() {
    return "switchboard_outbound";
  }
}
