package switchboard.edge.relay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What we write to the network.
sealed interface Line {

  /// As the network reads it.
  String json();

  /// A piece of a reply.
  ///
  /// @param last whether the reply ends with it
  /// @param language BCP 47, where it is not that of the call
  record Token(String words, boolean last, Optional<String> language) implements Line {

    @Override
    public String json() {
      var json = message("text").put("token", words).put("last", last);
      language.ifPresent(it -> json.put("lang", it));
      return json.toString();
    }
  }

  /// From now on both sides speak another language.
  record Tongue(String language) implements Line {

    @Override
    public String json() {
      return message("language")
          .put("ttsLanguage", language)
          .put("transcriptionLanguage", language)
          .toString();
    }
  }

  /// The session ends; the call goes where its TwiML leads.
  record End(HandOff how) implements Line {

    @Override
    public String json() {
      return message("end").put("handoffData", how.json()).toString();
    }
  }

  /// After a sentence, or a clause of a long one: the voice can begin there.
  Pattern PAUSE = Pattern.compile("(?<=[.!?…:;])\\s+|(?<=,)\\s+(?=.{40})");

  int SHORT = 24;

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

  private static ObjectNode message(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
