package switchboard.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import switchboard.simulator.chat.Ask;
import switchboard.simulator.chat.Move;
import switchboard.simulator.chat.Talker;

/// What a simulated service remembers of a call; what to make of it a [Talker] decides.
public final class Mind {

  /// How it is told what came of a function after it was promised.
  private static final Pattern RESULT =
      Pattern.compile("^<instruction>The result of (\\w+) has come[^{]*(\\{.*})</instruction>$");

  private record Message(String role, String text) {}

  private final Talker talker;
  private final String prompt;
  private final List<JsonNode> functions;
  private final List<Message> said = new ArrayList<>();
  private boolean offered;

  /// @param functions with `name` and `parameters`
  public Mind(Talker talker, String prompt, List<JsonNode> functions) {
    this.talker = talker;
    this.prompt = prompt;
    this.functions = List.copyOf(functions);
  }

  /// Something said before, or by itself.
  public void remember(boolean caller, String words) {
    said.add(new Message(caller ? "user" : "assistant", words));
  }

  public List<Move> heard(String words) {
    var result = RESULT.matcher(words);
    if (result.find()) return answered(result.group(1), result.group(2));
    remember(true, words);
    return talker.answer(ask());
  }

  /// Whoever has said goodbye says no more.
  public List<Move> answered(String function, String answer) {
    if (function.equals("end_conversation")) return List.of();
    if (answer.contains("\"times\":[{")) offered = true;
    if (function.equals("book_appointment")) offered = false;
    said.add(new Message("tool", answer));
    return talker.answer(ask());
  }

  private Ask ask() {
    var json = JsonNodeFactory.instance.objectNode();
    var messages = json.putArray("messages");
    var system = prompt + (offered ? " \"timesOffered\"" : "");
    messages.addObject().put("role", "system").put("content", system);
    said.forEach(it -> messages.addObject().put("role", it.role()).put("content", it.text()));
    var tools = json.putArray("tools");
    functions.forEach(it -> tools.addObject().put("type", "function").set("function", it));
    return new Ask(json);
  }
}
