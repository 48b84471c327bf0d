package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import switchboard.engine.tool.Tool;

/// What calling a [Function] comes to.
public sealed interface Call {

  /// A tool is to be run; its result is the answer.
  record Asked(Tool tool) implements Call {}

  /// Answered on the spot.
  record Answered(JsonNode answer) implements Call {}

  /// It cannot be done like that.
  ///
  /// @param why a sentence that tells how it could
  record Refused(String why) implements Call {}
}
