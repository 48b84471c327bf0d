package switchboard.edge.calendar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.edge.access.BadParameter;

/// A JSON object somebody sent, read strictly: every name must be expected, every value of the type
/// asked for and within its bounds; nothing is guessed, `null` included. What will not do is a
/// [BadParameter] that names the field.
public final class Body {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  static {
    STRICT
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(32).build());
  }

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /// Half characters, and everything that moves a cursor instead of standing somewhere.
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\x{d800}-\\x{dfff}]");

  private static final Pattern UNFIT_IN_LINES =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\x{d800}-\\x{dfff}]");

  private final String path;
  private final JsonNode fields;

  private Body(String path, JsonNode fields) {
    this.path = path;
    this.fields = fields;
  }

  /// What is empty has no fields.
  ///
  /// @throws BadParameter if it is no JSON object
  public static Body of(byte[] json) {
    try {
      var read = json.length == 0 ? STRICT.createObjectNode() : STRICT.readTree(json);
      if (read.isObject()) return new Body("", read);
    } catch (IOException _) {
      throw new BadParameter("body", "The body is not JSON.");
    }
    throw new BadParameter("body", "The body must be a JSON object.");
  }

  /// Itself, having made sure that it says nothing else.
  public Body only(String... names) {
    var known = Set.of(names);
    fields
        .fieldNames()
        .forEachRemaining(it -> {
          if (known.contains(it)) return;
          var name = it.length() > 60 || UNFIT.matcher(it).find() ? "body" : path + it;
          throw new BadParameter(name, "This field is not known here.");
        });
    return this;
  }

  public boolean has(String name) {
    return fields.has(name);
  }

  /// How the field is named in problems.
  public String name(String name) {
    return path + name;
  }

  public static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> new BadParameter(name, name + " is missing."));
  }

  /// One line of text, without what surrounds it.
  public Optional<String> line(String name, int longest) {
    return text(
        name, longest, UNFIT, name(name) + " must be one line of 1 to " + longest + " characters.");
  }

  /// Text of several lines.
  public Optional<String> lines(String name, int longest) {
    return text(
        name,
        longest,
        UNFIT_IN_LINES,
        name(name) + " must be text of 1 to " + longest + " characters.");
  }

  private Optional<String> text(String name, int longest, Pattern unfit, String expected) {
    return value(name, expected, JsonNode::isTextual)
        .map(it -> it.textValue().strip())
        .map(it -> {
          if (it.isEmpty() || it.length() > longest || unfit.matcher(it).find())
            throw new BadParameter(name(name), expected);
          return it;
        });
  }

  public Optional<Boolean> flag(String name) {
    return value(name, name(name) + " must be true or false.", JsonNode::isBoolean)
        .map(JsonNode::booleanValue);
  }

  public Optional<Long> whole(String name) {
    return value(
            name,
            name(name) + " must be a whole number.",
            it -> it.isIntegralNumber() && it.canConvertToLong())
        .map(JsonNode::longValue);
  }

  /// A whole number within bounds.
  public Optional<Long> whole(String name, long least, long most) {
    var expected = name(name) + " must be a whole number from " + least + " to " + most + ".";
    return value(name, expected, it -> it.isIntegralNumber() && it.canConvertToLong())
        .map(JsonNode::longValue)
        .map(it -> {
          if (it < least || it > most) throw new BadParameter(name(name), expected);
          return it;
        });
  }

  /// Lines of text.
  public Optional<List<String>> texts(String name, int most, int longest) {
    var expected = name(name) + " must be a list of at most " + most + " short lines.";
    return value(
            name,
            expected,
            it ->
                it.isArray()
                    && it.size() <= most
                    && it.valueStream().allMatch(one -> isText(one, longest)))
        .map(it -> it.valueStream().map(one -> one.textValue().strip()).toList());
  }

  private static boolean isText(JsonNode it, int longest) {
    return isName(it)
        && it.textValue().length() <= longest
        && !UNFIT.matcher(it.textValue()).find();
  }

  /// Objects in a row.
  public Optional<List<Body>> objects(String name, int most) {
    var expected = name(name) + " must be a list of at most " + most + " objects.";
    return value(
            name,
            expected,
            it ->
                it.isArray() && it.size() <= most && it.valueStream().allMatch(JsonNode::isObject))
        .map(it ->
            IntStream.range(0, it.size())
                .mapToObj(i -> new Body(path + name + "[" + i + "].", it.get(i)))
                .toList());
  }

  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    var known = choices.keySet().stream().sorted().collect(Collectors.joining(", "));
    var expected = name(name) + " must be one of: " + known + ".";
    return value(name, expected, it -> it.isTextual() && choices.containsKey(it.textValue()))
        .flatMap(it -> Optional.ofNullable(choices.get(it.textValue())));
  }

  /// A moment with its offset from UTC.
  public Optional<Instant> instant(String name) {
    return parsed(
        name,
        name(name) + " must be a time with its offset, such as 2026-03-02T10:30:00-05:00.",
        it -> within(OffsetDateTime.parse(it).toInstant()));
  }

  /// A time on a wall clock.
  public Optional<LocalDateTime> wallTime(String name) {
    return parsed(
        name,
        name(name) + " must be a time without an offset, such as 2026-03-02T10:30.",
        LocalDateTime::parse);
  }

  public Optional<LocalDate> date(String name) {
    return parsed(name, name(name) + " must be a date such as 2026-03-02.", LocalDate::parse);
  }

  public Optional<LocalTime> time(String name) {
    return parsed(name, name(name) + " must be a time of day such as 08:30.", LocalTime::parse);
  }

  /// More than none, in ISO 8601 (`PT24H`, `P1D`).
  public Optional<Duration> duration(String name) {
    return parsed(
        name,
        name(name) + " must be a length of time such as PT2H or P1D.",
        text -> {
          var it = Duration.parse(text);
          if (!it.isPositive()) throw new DateTimeException("none");
          return it;
        });
  }

  /// Names of things, each once.
  public Optional<List<String>> names(String name, int most) {
    var expected = name(name) + " must be a list of at most " + most + " different ids.";
    return value(
            name,
            expected,
            it -> it.isArray() && it.size() <= most && it.valueStream().allMatch(Body::isName))
        .map(it -> it.valueStream().map(JsonNode::textValue).toList())
        .filter(it -> {
          if (it.stream().distinct().count() == it.size()) return true;
          throw new BadParameter(name(name), expected);
        });
  }

  private static boolean isName(JsonNode it) {
    return it.isTextual() && !it.textValue().isBlank() && it.textValue().length() <= 120;
  }

  public Optional<Body> object(String name) {
    return value(name, name(name) + " must be an object.", JsonNode::isObject)
        .map(it -> new Body(path + name + ".", it));
  }

  private <T> Optional<T> parsed(String name, String expected, Function<String, T> parse) {
    return value(name, expected, it -> it.isTextual() && it.textValue().length() <= 40)
        .map(it -> {
          try {
            return parse.apply(it.textValue());
          } catch (DateTimeException _) {
            throw new BadParameter(name(name), expected);
          }
        });
  }

  private static Instant within(Instant it) {
    if (it.isBefore(EARLIEST) || it.isAfter(LATEST)) throw new DateTimeException("out of range");
    return it;
  }

  private Optional<JsonNode> value(String name, String expected, Function<JsonNode, Boolean> fits) {
    var value = fields.get(name);
    if (value == null) return Optional.empty();
    if (!fits.apply(value)) throw new BadParameter(name(name), expected);
    return Optional.of(value);
  }

  /// The values of an enum by their names.
  public static <E extends Enum<E>> Map<String, E> named(E[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .collect(Collectors.toMap(it -> values[it].name(), it -> values[it]));
  }
}
