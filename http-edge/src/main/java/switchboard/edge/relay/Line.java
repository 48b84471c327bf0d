package switchboard.edge.relay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The messages we write to the network, as text.
final class Line {

  /// After a sentence, or a clause of a long one: the voice can begin there.
  private static final Pattern PAUSE = Pattern.compile("(?<=[.!?…:;])\\s+|(?<=,)\\s+(?=.{40})");

  private static final int SHORT = 24;

  private Line() {}

  /// A reply in the pieces in which it is to be spoken; joined they are the reply, blanks included.
  static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    var at = 0;
    var pauses = PAUSE.matcher(text);
    while (pauses.find()) {
      if (pauses.end() - at < SHORT) continue;
      tokens.add(text.substring(at, pauses.end()));
      at = pauses.end();
    }
    if (at < text.length() || tokens.isEmpty()) tokens.add(text.substring(at));
    return tokens;
  }

  /// @param last whether the reply ends with it
  /// @param language BCP 47, where it is not that of the call
  static String token(String token, boolean last, Optional<String> language) {
    var json = json("text").put("token", token).put("last", last);
    language.ifPresent(it -> json.put("lang", it));
    return json.toString();
  }

  /// From now on both sides speak another language.
  static String language(String language) {
    return json("language")
        .put("ttsLanguage", language)
        .put("transcriptionLanguage", language)
        .toString();
  }

  /// The session ends; the call goes where its TwiML leads.
  static String end(HandOff how) {
    return json("end").put("handoffData", how.json()).toString();
  }

  private static ObjectNode json(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
