package switchboard.node;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import switchboard.engine.Entities;

/// The entities of one kind, wherever in the cluster they live.
record ShardedEntities<C>(ClusterSharding sharding, EntityTypeKey<C> key, Duration patience)
    implements Entities<C> {

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
    return sharding.entityRefFor(key, id).ask(command::apply, patience);
  }
}
