package switchboard.edge.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// A conversation that notes what it is told.
final class NotedTalk implements Talk {

  final List<String> told = new CopyOnWriteArrayList<>();
  volatile boolean alive = true;
  volatile int pendings;

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public void callerSaid(String words) {
    told.add("caller: " + words);
  }

  @Override
  public void agentSaid(String item, String words, String heard) {
    told.add("agent: " + words + " | " + heard);
  }

  @Override
  public void pressed(String digit) {
    told.add("pressed " + digit);
  }

  @Override
  public CompletionStage<Answer> wants(
      String call, int generation, String function, String arguments) {
    told.add("wants " + function + " " + arguments);
    if (function.equals("breaks"))
      return CompletableFuture.failedFuture(new IllegalStateException("broken"));
    boolean pending = pendings > 0;
    pendings = Math.max(0, pendings - 1);
    var answer = JsonNodeFactory.instance.objectNode().put("say", pending ? "wait" : "done");
    return CompletableFuture.supplyAsync(() -> new Answer(answer, pending));
  }

  @Override
  public void lost(String reason) {
    told.add("lost " + reason);
  }

  @Override
  public void hungUp() {
    told.add("hung up");
  }
}
