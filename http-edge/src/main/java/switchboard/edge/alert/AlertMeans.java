package switchboard.edge.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import switchboard.edge.duty.CallBacks;
import switchboard.edge.duty.Calling;
import switchboard.edge.duty.CardMeans;
import switchboard.edge.notice.Post;
import switchboard.engine.CardEntities;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.tenant.Tenants;

/// What alerts are seen through with.
///
/// @param conversations as people see them
/// @param post where texts go
public record AlertMeans(
    Tenants tenants,
    CardEntities<Alert.Command, Reply, Alert.Card> cards,
    CallBacks callBacks,
    Conversations conversations,
    Post post,
    Calling calling,
    MeterRegistry registry,
    Clock clock)
    implements CardMeans<Alert.Command, Reply, Alert.Card> {

  @Override
  public String counter() {
    return "alerts";
  }
}
