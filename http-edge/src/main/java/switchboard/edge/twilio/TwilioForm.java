package switchboard.edge.twilio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fields of a form or a query, in the order sent, as bytes: whatever came in, the signature
/// sees exactly that. Reading them as text is lenient: bytes that are no UTF-8, and the NUL
/// character no store can keep, read as U+FFFD.
public record TwilioForm(List<Field> fields) {

  public static final TwilioForm EMPTY = new TwilioForm(List.of());

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /// Compared by content; order is that of the bytes of the name, then of the value.
  public record Field(byte[] name, byte[] value) implements Comparable<Field> {

    private static final Comparator<Field> BYTES =
        Comparator.comparing(Field::name, Arrays::compareUnsigned)
            .thenComparing(Field::value, Arrays::compareUnsigned);

    @Override
    public int compareTo(Field other) {
      return BYTES.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Field field && compareTo(field) == 0;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(name) + Arrays.hashCode(value);
    }
  }

  public TwilioForm {
    fields = List.copyOf(fields);
  }

  /// Reads `application/x-www-form-urlencoded`; never fails, a stray `%` means itself.
  public static TwilioForm parse(byte[] encoded) {
    var text = new String(encoded, StandardCharsets.ISO_8859_1);
    return new TwilioForm(
        Stream.of(text.split("&")).filter(it -> !it.isEmpty()).map(TwilioForm::field).toList());
  }

  /// Reads a raw query string, as [#parse] does.
  public static TwilioForm ofQuery(String raw) {
    return parse(raw.getBytes(StandardCharsets.UTF_8));
  }

  /// The field's text, if it was sent and is not blank. Of several, the last counts, as for
  /// Twilio's own libraries.
  public Optional<String> text(String name) {
    return raw(name).filter(it -> !it.isBlank());
  }

  /// The field's text, if it was sent.
  public Optional<String> raw(String name) {
    var wanted = name.getBytes(StandardCharsets.UTF_8);
    return fields.reversed().stream()
        .filter(it -> Arrays.equals(it.name(), wanted))
        .findFirst()
        .map(it -> new String(it.value(), StandardCharsets.UTF_8).replace('\0', '\uFFFD'));
  }

  /// The first of these fields that holds an id, as fit for a name of ours as for one of Twilio's.
  public Optional<String> reference(String... names) {
    return Stream.of(names)
        .flatMap(it -> text(it).stream())
        .filter(it -> REFERENCE.matcher(it).matches())
        .findFirst();
  }

  /// A number from 0 on, if that is what the field holds.
  public OptionalInt count(String name) {
    return text(name)
        .filter(it -> it.length() <= 9 && it.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(it -> OptionalInt.of(Integer.parseInt(it)))
        .orElseGet(OptionalInt::empty);
  }

  private static Field field(String pair) {
    var equals = pair.indexOf('=');
    return equals < 0
        ? new Field(decode(pair), new byte[0])
        : new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
  }

  private static byte[] decode(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      var code = encoded.charAt(i) == '%' ? code(encoded, i) : -1;
      if (code >= 0) i += 2;
      bytes.write(code >= 0 ? code : encoded.charAt(i) == '+' ? ' ' : encoded.charAt(i));
    }
    return bytes.toByteArray();
  }

  private static int code(String encoded, int at) {
    if (at + 2 >= encoded.length()) return -1;
    var high = Character.digit(encoded.charAt(at + 1), 16);
    var low = Character.digit(encoded.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
