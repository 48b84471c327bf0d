package switchboard.edge.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Functions that were answered with a promise: what comes of them is told as a message, since no
/// service takes two answers for one call.
public final class Late {

  private static final int MOST = 32;

  private final Map<String, String> promised = new LinkedHashMap<>();

  public void promised(String call, String function) {
    if (promised.size() >= MOST) promised.remove(promised.keySet().iterator().next());
    promised.put(call, function);
  }

  /// The function, once.
  public Optional<String> taken(String call) {
    return Optional.ofNullable(promised.remove(call));
  }

  /// For the model, not for the caller.
  public static String message(String function, JsonNode answer) {
    return "<instruction>The result of "
        + function
        + " has come. Tell the caller what it says: "
        + answer
        + "</instruction>";
  }
}
