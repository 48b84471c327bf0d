package switchboard.node;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import switchboard.engine.Entities;

/// The entities of one kind, wherever in the cluster they live.
record ShardedEntities<C>(
    ClusterSharding sharding, EntityTypeKey<C> key, Duration patience, Timer answered)
    implements Entities<C> {

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
    long asked = System.nanoTime();
    return sharding
        .entityRefFor(key, id)
        .<R>ask(command::apply, patience)
        .whenComplete((_, _) -> answered.record(System.nanoTime() - asked, TimeUnit.NANOSECONDS));
  }
}
