package switchboard.node;

import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;

/// Shards of live conversations stay where they began, on the node that asked for them first, and
/// never move to even out the load: a call outlives any imbalance.
final class StayingShards extends AbstractShardAllocationStrategy {

  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shard, java.util.Map<ActorRef, IndexedSeq<String>> allocations) {
    return Future.successful(requester);
  }

  @Override
  public Future<Set<String>> rebalance(
      java.util.Map<ActorRef, IndexedSeq<String>> allocations, Set<String> rebalancing) {
    return Future.successful(Set.of());
  }
}
