package switchboard.edge.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.function.Function;
import switchboard.engine.llm.Prompt;
import switchboard.engine.llm.Prompt.Turn;

/// Prompts in LangChain4j's words.
final class Messages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Messages() {}

  /// What we say and want in one go is one message, and the caller always has the first word.
  static List<ChatMessage> of(Prompt prompt) {
    var all = new ArrayList<ChatMessage>();
    all.add(SystemMessage.from(prompt.system()));
    if (prompt.turns().isEmpty() || !(prompt.turns().getFirst() instanceof Turn.Caller))
      all.add(UserMessage.from("(the conversation begins)"));
    var ours = new Ours();
    for (var turn : prompt.turns()) {
      switch (turn) {
        case Turn.Reply(var words) -> ours.say(words, all);
        case Turn.Wish wish -> ours.want(wish);
        case Turn.Caller(var words) -> {
          ours.end(all);
          all.add(UserMessage.from(words));
        }
        case Turn.Answer(var id, var function, var answer) -> {
          ours.end(all);
          all.add(ToolExecutionResultMessage.from(id, function, answer));
        }
      }
    }
    ours.end(all);
    return List.copyOf(all);
  }

  /// One message of ours in the making.
  private static final class Ours {
    private final List<ToolExecutionRequest> wishes = new ArrayList<>();
    private Optional<String> words = Optional.empty();

    void say(String more, List<ChatMessage> to) {
      if (words.isPresent() || !wishes.isEmpty()) end(to);
      words = Optional.of(more);
    }

    void want(Turn.Wish it) {
      wishes.add(
          ToolExecutionRequest.builder()
              .id(it.id())
              .name(it.function())
              .arguments(parsed(it.arguments()).isObject() ? it.arguments() : "{}")
              .build());
    }

    void end(List<ChatMessage> to) {
      if (words.isEmpty() && wishes.isEmpty()) return;
      var message = AiMessage.builder();
      words.ifPresent(message::text);
      if (!wishes.isEmpty()) message.toolExecutionRequests(List.copyOf(wishes));
      to.add(message.build());
      words = Optional.empty();
      wishes.clear();
    }
  }

  static List<ToolSpecification> tools(Prompt prompt) {
    return prompt.functions().stream().map(Messages::tool).toList();
  }

  private static ToolSpecification tool(Function it) {
    return ToolSpecification.builder()
        .name(it.name())
        .description(it.description())
        .parameters(Schemas.object(it.parameters()))
        .build();
  }

  /// What is no JSON is text.
  static JsonNode parsed(String arguments) {
    if (arguments.isBlank()) return JSON.createObjectNode();
    try {
      var tree = JSON.readTree(arguments);
      return tree == null ? new TextNode(arguments) : tree;
    } catch (JsonProcessingException e) {
      return new TextNode(arguments);
    }
  }
}
