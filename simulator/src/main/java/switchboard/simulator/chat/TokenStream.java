package switchboard.simulator.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// One answer, written as server-sent events, a few characters at a time.
final class TokenStream {

  private static final int TOKEN = 5;

  private final OutputStream out;
  private final Duration pace;
  private int calls;
  private int tokens;

  TokenStream(OutputStream out, Duration pace) {
    this.out = out;
    this.pace = pace;
  }

  /// Whether the stream is still whole.
  boolean play(Move move) throws IOException, InterruptedException {
    switch (move) {
      case Move.Words(var text) -> say(text);
      case Move.Call(var function, var arguments) -> call(function, arguments);
      case Move.Pause(var length) -> rest(length);
      case Move.Endless(var text) -> {
        while (true) say(text);
      }
      case Move.Garbage(var line) -> write(line + "\n\n");
      case Move.Drop _, Move.Refuse _ -> {
        return false;
      }
    }
    return true;
  }

  private static void rest(Duration length) throws InterruptedException {
    if (length.isPositive()) Thread.sleep(length);
  }

  private void say(String text) throws IOException, InterruptedException {
    for (int i = 0; i < text.length(); i += TOKEN) {
      var piece = text.substring(i, Math.min(text.length(), i + TOKEN));
      var delta = JsonNodeFactory.instance.objectNode().put("content", piece);
      chunk(delta.put("role", "assistant"), null);
      rest(pace);
    }
  }

  /// The name first, then the arguments in two halves, as the real one does.
  private void call(String function, String arguments) throws IOException, InterruptedException {
    int half = arguments.length() / 2;
    chunk(call("call_" + calls, function, ""), null);
    chunk(call(null, null, arguments.substring(0, half)), null);
    rest(pace);
    chunk(call(null, null, arguments.substring(half)), null);
    calls++;
  }

  private ObjectNode call(
      @org.jspecify.annotations.Nullable String id,
      @org.jspecify.annotations.Nullable String function,
      String arguments) {
    var delta = JsonNodeFactory.instance.objectNode();
    var call = delta.putArray("tool_calls").addObject().put("index", calls);
    if (id != null) call.put("id", id).put("type", "function");
    var inner = call.putObject("function");
    if (function != null) inner.put("name", function);
    inner.put("arguments", arguments);
    return delta;
  }

  void end() throws IOException {
    var reason = calls > 0 ? "tool_calls" : "stop";
    chunk(JsonNodeFactory.instance.objectNode(), reason);
    var usage = frame();
    usage.putArray("choices");
    usage
        .putObject("usage")
        .put("prompt_tokens", 100)
        .put("completion_tokens", tokens)
        .put("total_tokens", 100 + tokens);
    write("data: " + usage + "\n\n");
    write("data: [DONE]\n\n");
    out.close();
  }

  private static ObjectNode frame() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "chatcmpl-sim")
        .put("object", "chat.completion.chunk")
        .put("created", 1)
        .put("model", "sim");
  }

  private void chunk(ObjectNode delta, @org.jspecify.annotations.Nullable String reason)
      throws IOException {
    tokens++;
    var frame = frame();
    var choice = frame.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", reason);
    write("data: " + frame + "\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
