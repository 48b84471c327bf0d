package switchboard.engine.conversation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.tool.Tool;

/// What was asked to be done, and what of it is still to come.
///
/// @param open asked and not finished, in the order asked
/// @param turn the turn of the latest request
/// @param asked the runs asked in that turn, finished ones included
/// @param messages how many messages have been written
/// @param noted what was written down about the caller in this conversation: `email`, `address`
record Runs(
    Map<String, RunAsked> open, int turn, Set<String> asked, int messages, Set<String> noted) {

  static final Runs NONE = new Runs(Map.of(), 0, Set.of(), 0, Set.of());

  private static final String EMAIL = "email";
  private static final String ADDRESS = "address";

  Runs apply(Event.OfRuns event) {
    return switch (event) {
      case RunAsked it -> asking(it);
      case RunFinished(var run, _, _) -> without(run);
      case MessageAsked _ -> new Runs(open, turn, asked, messages + 1, noted);
    };
  }

  private Runs asking(RunAsked it) {
    var all = new LinkedHashMap<>(open);
    all.put(it.run(), it);
    var now = new HashSet<>(it.turn() == turn ? asked : Set.<String>of());
    now.add(it.run());
    return new Runs(all, it.turn(), Set.copyOf(now), messages, noting(it.tool()));
  }

  private Set<String> noting(Tool tool) {
    if (!(tool instanceof Tool.NoteCustomer(_, var told))) return noted;
    var all = new HashSet<>(noted);
    if (told.email().isPresent()) all.add(EMAIL);
    if (told.address().isPresent()) all.add(ADDRESS);
    return Set.copyOf(all);
  }

  /// What we were only told in this conversation proves nothing.
  Tool honest(Tool tool) {
    if (!(tool instanceof Tool.FindCustomer it) || it.claim().isEmpty()) return tool;
    var claim = it.claim().get();
    if (claim.fresh()) return tool;
    var said =
        new Details(
            claim.said().name(),
            claim.said().phone(),
            claim.said().email().filter(_ -> !noted.contains(EMAIL)),
            claim.said().address().filter(_ -> !noted.contains(ADDRESS)));
    return new Tool.FindCustomer(
        it.phone(), it.source(), Optional.of(new Tool.Claim(claim.customer(), said, false)));
  }

  private Runs without(String run) {
    var all = new LinkedHashMap<>(open);
    all.remove(run);
    return new Runs(all, turn, asked, messages, noted);
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
