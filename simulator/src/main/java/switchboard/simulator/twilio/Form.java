package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The fields of a form, one value each, in the order in which they are signed.
public record Form(SortedMap<String, String> fields) {

  public static final Form EMPTY = new Form(new TreeMap<>());

  public Form {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  public static Form of(Map<String, String> fields) {
    return new Form(new TreeMap<>(fields));
  }

  /// Reads `application/x-www-form-urlencoded`; of a repeated field the first value counts.
  ///
  /// @throws IllegalArgumentException if a percent sign leads nowhere
  public static Form parse(String encoded) {
    var fields = new TreeMap<String, String>();
    for (var pair : encoded.split("&")) {
      if (pair.isEmpty()) continue;
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
    }
    return new Form(fields);
  }

  public Form with(String name, String value) {
    var more = new TreeMap<>(fields);
    more.put(name, value);
    return new Form(more);
  }

  /// These fields and the others; where both have one, the other's value.
  public Form with(Form other) {
    if (other.fields.isEmpty()) return this;
    var more = new TreeMap<>(fields);
    more.putAll(other.fields);
    return new Form(more);
  }

  /// What the field says, unless it is missing or blank.
  public Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(it -> !it.isBlank());
  }

  public String encoded() {
    return fields.entrySet().stream()
        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// Only the names: the values may be somebody's.
  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
