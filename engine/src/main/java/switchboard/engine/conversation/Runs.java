package switchboard.engine.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.tool.Tool;

/// What was asked to be done, and what of it is still to come.
///
/// @param open asked and not finished, in the order asked
/// @param turn the turn of the latest request
/// @param asked the runs asked in that turn, finished ones included
/// @param messages how many messages have been written
record Runs(Map<String, RunAsked> open, int turn, java.util.Set<String> asked, int messages) {

  static final Runs NONE = new Runs(Map.of(), 0, java.util.Set.of(), 0);

  Runs apply(Event.OfRuns event) {
    return switch (event) {
      case RunAsked it -> asking(it);
      case RunFinished(var run, _, _) -> without(run);
      case MessageAsked _ -> new Runs(open, turn, asked, messages + 1);
    };
  }

  private Runs asking(RunAsked it) {
    var all = new LinkedHashMap<>(open);
    all.put(it.run(), it);
    var now = new java.util.HashSet<>(it.turn() == turn ? asked : java.util.Set.<String>of());
    now.add(it.run());
    return new Runs(all, it.turn(), java.util.Set.copyOf(now), messages);
  }

  private Runs without(String run) {
    var all = new LinkedHashMap<>(open);
    all.remove(run);
    return new Runs(all, turn, asked, messages);
  }

  Optional<Tool> tool(String run) {
    return Optional.ofNullable(open.get(run)).map(RunAsked::tool);
  }

  boolean known(String run) {
    return asked.contains(run) || open.containsKey(run);
  }

  /// Whether something is still to come that the caller waits for.
  boolean awaited(int turn) {
    return open.values().stream().anyMatch(it -> it.turn() == turn && awaited(it.tool()));
  }

  /// What is only written down keeps nobody waiting.
  private static boolean awaited(Tool tool) {
    return !(tool instanceof Tool.NoteCustomer);
  }
}
