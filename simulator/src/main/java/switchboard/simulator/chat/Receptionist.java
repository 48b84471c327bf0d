package switchboard.simulator.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import switchboard.simulator.chat.Move.Call;
import switchboard.simulator.chat.Move.Words;

/// A model good enough for whole calls: finds times, books the one chosen, answers from the facts,
/// says goodbye. It goes by the last thing said and the functions it is given.
public final class Receptionist implements Talker {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BYE =
      Pattern.compile("\\b(bye|goodbye|that is all|that's all|that will be all|no thank)");
  private static final Pattern FACTS =
      Pattern.compile("\\b(price|cost|how much|hours|open|where are you|what do you do)");
  private static final Pattern WANTS =
      Pattern.compile(
          "\\b(appointment|book|fix|leak|drip|tap|faucet|boiler|heat|drain|clog|visit|viewing|botox"
              + "|facial|slot|time|come|call ?back|website)");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:my name is|this is|i am|i'm) ([a-z]+(?: [a-z]+)?)");
  private static final Map<String, Integer> NUMBERS =
      Map.of("first", 1, "earliest", 1, "one", 1, "second", 2, "two", 2, "third", 3, "last", 3);

  @Override
  public List<Move> answer(Ask ask) {
    return ask.answered().map(Receptionist::told).orElseGet(() -> heard(ask));
  }

  private static List<Move> told(String answer) {
    var it = read(answer);
    var say = it.path("say").asText("").strip();
    var times =
        StreamSupport.stream(it.path("times").spliterator(), false)
            .map(time -> time.path("time").asText())
            .limit(3)
            .toList();
    if (!times.isEmpty())
      return List.of(
          new Words("I could offer " + String.join(", or ", times) + ". Which suits you?"));
    boolean asks = say.endsWith("?");
    return List.of(
        new Words((say.isEmpty() ? "All right." : say) + (asks ? "" : " Is there anything else?")));
  }

  private static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static List<Move> heard(Ask ask) {
    var words = ask.words().toLowerCase(Locale.ROOT);
    if (BYE.matcher(words).find())
      return List.of(
          new Words("Thank you for calling. Goodbye!"), new Call("end_conversation", "{}"));
    return chosen(ask, words)
        .or(() -> noted(ask, words))
        .or(() -> asked(ask, words))
        .orElseGet(() -> List.of(new Words("I see. What can I do for you today?")));
  }

  private static Optional<List<Move>> chosen(Ask ask, String words) {
    if (!ask.system().contains("\"timesOffered\"")) return Optional.empty();
    return NUMBERS.entrySet().stream()
        .filter(it -> List.of(words.split("[^a-z]+")).contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(it -> List.of(new Call("book_appointment", choice(ask, it).toString())));
  }

  /// Whatever the number of the choice is called there.
  private static ObjectNode choice(Ask ask, int number) {
    var all = JsonNodeFactory.instance.objectNode();
    ask.parameters("book_appointment").stream()
        .flatMap(it -> it.properties().stream())
        .filter(it -> it.getValue().path("type").asText().equals("integer"))
        .findFirst()
        .ifPresent(it -> all.put(it.getKey(), number));
    return all;
  }

  private static Optional<List<Move>> noted(Ask ask, String words) {
    var name = NAME.matcher(words);
    if (!name.find() || ask.parameters("note_caller").isEmpty()) return Optional.empty();
    var arguments = JsonNodeFactory.instance.objectNode().put("name", name.group(1));
    return Optional.of(List.of(new Call("note_caller", arguments.toString())));
  }

  private static Optional<List<Move>> asked(Ask ask, String words) {
    if (WANTS.matcher(words).find() && ask.parameters("find_times").isPresent())
      return Optional.of(
          List.of(new Words("Let me check."), new Call("find_times", search(ask, words))));
    if (FACTS.matcher(words).find() && ask.parameters("business_facts").isPresent())
      return Optional.of(List.of(new Call("business_facts", facts(ask, words))));
    return Optional.empty();
  }

  /// The service whose id is most like the words; else the first.
  private static String search(Ask ask, String words) {
    var all = JsonNodeFactory.instance.objectNode();
    var service = ask.parameters("find_times").orElseThrow().path("service");
    var ids =
        StreamSupport.stream(service.path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    ids.stream()
        .filter(it -> like(it, words))
        .findFirst()
        .or(() -> ids.stream().findFirst())
        .ifPresent(it -> all.put("service", it));
    return all.toString();
  }

  private static boolean like(String id, String words) {
    return List.of(id.split("-")).stream().anyMatch(it -> it.length() > 2 && words.contains(it));
  }

  private static String facts(Ask ask, String words) {
    var all = JsonNodeFactory.instance.objectNode();
    var first = ask.parameters("business_facts").orElseThrow().properties().stream().findFirst();
    first.ifPresent(it -> {
      var options = it.getValue().path("enum");
      boolean price = words.contains("price") || words.contains("cost") || words.contains("much");
      all.put(it.getKey(), options.isEmpty() ? words : price ? "prices" : "hours");
    });
    return all.toString();
  }
}
