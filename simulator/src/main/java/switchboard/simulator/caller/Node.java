package switchboard.simulator.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A value in a script file that knows where it stands, so that a complaint can say so.
record Node(String file, String path, @Nullable Object value) {

  ScriptException wrong(String what) {
    return new ScriptException(file, path, what);
  }

  /// The value of the field `name`, if there is one.
  Optional<Node> get(String name) {
    var child = map().get(name);
    var at = path.isEmpty() ? name : path + "." + name;
    return child == null ? Optional.empty() : Optional.of(new Node(file, at, child));
  }

  Node need(String name) {
    return get(name).orElseThrow(() -> wrong("the field \"" + name + "\" is missing"));
  }

  boolean has(String name) {
    return map().containsKey(name);
  }

  /// Refuses fields nobody would read.
  Node only(Set<String> names) {
    for (var name : map().keySet())
      if (!names.contains(String.valueOf(name)))
        throw wrong("unknown field \"%s\"; known are %s".formatted(name, new TreeSet<>(names)));
    return this;
  }

  boolean isList() {
    return value instanceof List;
  }

  boolean isWord(String word) {
    return word.equals(value);
  }

  List<Node> list() {
    if (!(value instanceof List<?> items)) throw wrong("must be a list");
    var nodes = new ArrayList<Node>();
    for (var item : items) nodes.add(new Node(file, path + "[" + nodes.size() + "]", item));
    return nodes;
  }

  String text() {
    if (value instanceof String text && !text.isBlank()) return text.strip();
    throw wrong(value instanceof Number ? "must be text: put it in quotes" : "must be text");
  }

  int count(int least, int most) {
    if (value instanceof Integer count && count >= least && count <= most) return count;
    throw wrong("must be a whole number from %d to %d".formatted(least, most));
  }

  double share() {
    if (value instanceof Number it && it.doubleValue() >= 0 && it.doubleValue() <= 1)
      return it.doubleValue();
    throw wrong("must be a number from 0 to 1");
  }

  boolean truth() {
    if (value instanceof Boolean truth) return truth;
    throw wrong("must be true or false");
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) return map;
    throw wrong("must consist of fields");
  }
}
