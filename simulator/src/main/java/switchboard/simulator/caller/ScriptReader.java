package switchboard.simulator.caller;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import switchboard.simulator.caller.Script.Act;
import switchboard.simulator.caller.Script.Answer;
import switchboard.simulator.caller.Script.Channel;

/// Reads a script from YAML, whole or not at all.
final class ScriptReader {

  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "about",
          "channel",
          "from",
          "withheld",
          "confidence",
          "steps",
          "answers",
          "atEnd",
          "turns",
          "dialled",
          "tenant",
          "interrupts");
  private static final Set<String> ACTS = Set.of("say", "silence", "press", "hangup");
  private static final Set<String> STEP = Set.of("say", "silence", "press", "hangup", "confidence");
  private static final Set<String> ANSWER =
      Set.of("when", "times", "say", "silence", "press", "hangup", "confidence");
  private static final Set<String> DIALLED =
      Set.of("completed", "answered", "busy", "no-answer", "failed", "canceled");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9#]{4,14}");
  private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,40}");
  private static final int EVER = Integer.MAX_VALUE;

  private double confidence = 0.93;

  private ScriptReader() {}

  /// The script in `yaml`; complaints call it `file`.
  static Script read(String file, String yaml) {
    return new ScriptReader().script(new Node(file, "", parse(file, yaml)));
  }

  private Script script(Node root) {
    root.only(FIELDS);
    confidence = root.get("confidence").map(Node::share).orElse(confidence);
    return new Script(
        root.need("name").text(),
        root.need("about").text(),
        root.get("channel").map(ScriptReader::channel).orElse(Channel.VOICE),
        from(root),
        root.get("steps").map(it -> it.list().stream().map(this::step).toList()).orElse(List.of()),
        root.get("answers")
            .map(it -> it.list().stream().map(this::answer).toList())
            .orElse(List.of()),
        root.get("atEnd").map(this::step).orElse(new Act.HangUp()),
        root.get("turns").map(it -> it.count(1, 1000)).orElse(30),
        root.get("dialled").map(ScriptReader::dialled).orElse("completed"),
        root.get("tenant").map(ScriptReader::tenant),
        root.get("interrupts")
            .map(it -> OptionalInt.of(it.count(100, 60_000)))
            .orElseGet(OptionalInt::empty));
  }

  private static Channel channel(Node node) {
    return switch (node.text()) {
      case "voice" -> Channel.VOICE;
      case "sms" -> Channel.SMS;
      default -> throw node.wrong("must be voice or sms");
    };
  }

  private static String from(Node root) {
    if (root.get("withheld").map(Node::truth).orElse(false)) {
      if (root.has("from")) throw root.wrong("a withheld caller has no \"from\"");
      return "anonymous";
    }
    var from = root.need("from");
    if (NUMBER.matcher(from.text()).matches()) return from.text();
    throw from.wrong("must be a number such as \"+13165550142\", with # for any digit");
  }

  private static String dialled(Node node) {
    if (DIALLED.contains(node.text())) return node.text();
    throw node.wrong("must be one of " + new TreeSet<>(DIALLED));
  }

  private static String tenant(Node node) {
    if (TENANT.matcher(node.text()).matches()) return node.text();
    throw node.wrong("must be the id of a business, such as estate");
  }

  private Act step(Node node) {
    if (node.isWord("hangup")) return new Act.HangUp();
    if (node.isWord("silence")) return new Act.Silence(1);
    return act(node.only(STEP));
  }

  private Answer answer(Node node) {
    node.only(ANSWER);
    var when = node.need("when");
    return new Answer(
        pattern(when), act(node), node.get("times").map(it -> it.count(1, 1000)).orElse(EVER));
  }

  private static Pattern pattern(Node node) {
    try {
      return Pattern.compile(node.text(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException bad) {
      throw node.wrong("not a regular expression: " + bad.getDescription());
    }
  }

  private Act act(Node node) {
    var acts = ACTS.stream().filter(node::has).sorted().toList();
    if (acts.size() != 1) throw node.wrong("needs exactly one of say, silence, press, hangup");
    var what = node.need(acts.getFirst());
    return switch (acts.getFirst()) {
      case "say" ->
          new Act.Say(wordings(what), node.get("confidence").map(Node::share).orElse(confidence));
      case "silence" -> new Act.Silence(what.count(1, 100));
      case "press" -> press(what);
      default -> hangUp(what);
    };
  }

  private static List<String> wordings(Node node) {
    if (!node.isList()) return List.of(node.text());
    var wordings = node.list().stream().map(Node::text).toList();
    if (wordings.isEmpty()) throw node.wrong("must not be empty");
    return wordings;
  }

  private static Act press(Node node) {
    if (KEYS.matcher(node.text()).matches()) return new Act.Press(node.text());
    throw node.wrong("must consist of digits, * and #");
  }

  private static Act hangUp(Node node) {
    if (node.truth()) return new Act.HangUp();
    throw node.wrong("can only be true");
  }

  private static Object parse(String file, String yaml) {
    var limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setCodePointLimit(200_000);
    limits.setMaxAliasesForCollections(10);
    try {
      Object parsed = new Yaml(new SafeConstructor(limits)).load(yaml);
      if (parsed != null) return parsed;
      throw new ScriptException(file, "", "is empty");
    } catch (MarkedYAMLException bad) {
      throw new ScriptException(file, place(bad), "not YAML: " + bad.getProblem());
    } catch (YAMLException bad) {
      throw new ScriptException(file, "", "not YAML: " + bad.getMessage());
    }
  }

  private static String place(MarkedYAMLException bad) {
    var mark = bad.getProblemMark();
    return mark == null ? "" : "line " + (mark.getLine() + 1);
  }
}
