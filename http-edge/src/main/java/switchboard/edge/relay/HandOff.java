package switchboard.edge.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why we ended a session, as it stands in `handoffData` and comes back to us by the network.
///
/// @param turn the last turn whose reply was spoken
public record HandOff(Why why, int turn) {

  public enum Why {
    /// Everything is said: hang up.
    OVER,
    /// A person is to take the call.
    PERSON,
    /// This node stops: go on at another one.
    MOVED,
    /// It does not work this way: go on in a simpler one.
    FALL,
    /// We cannot help any more; the owner has been told.
    LOST
  }

  String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", why.name().toLowerCase(Locale.ROOT))
        .put("turn", turn)
        .toString();
  }

  /// What came back, if it is ours.
  public static Optional<HandOff> of(String data) {
    try {
      var json = Told.JSON.readTree(data);
      var reason = json.path("reason").asText("");
      return Arrays.stream(Why.values())
          .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(reason))
          .findFirst()
          .map(it -> new HandOff(it, json.path("turn").asInt(0)));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
