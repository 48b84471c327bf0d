package switchboard.engine.tool;

import java.util.concurrent.CompletionStage;

/// Does what tools ask for. May be asked twice for the same run (after a restart, say) and then
/// finds what it did the first time. The stage never fails: what goes wrong is a [Result.Failed].
public interface Toolbox {

  /// @param run unique to conversation, turn, tool and arguments
  CompletionStage<Result> run(String tenant, String conversation, String run, Tool tool);
}
