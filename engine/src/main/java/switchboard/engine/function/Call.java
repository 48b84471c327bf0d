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
  /// @param why a sentence that tells the one who called how it could
  /// @param say a sentence fit to be spoken meanwhile
  record Refused(String why, String say) implements Call {

    private static final String AGAIN = "Sorry, could you say that again for me, please?";

    public Refused(String why) {
      this(why, AGAIN);
    }
  }
}
