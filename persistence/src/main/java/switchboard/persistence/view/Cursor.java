package switchboard.persistence.view;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.engine.Page;

/// Where a list ordered by time and id, newest first, is to be read on.
///
/// @param at with microseconds, as PostgreSQL keeps it
public record Cursor(Instant at, String id) {

  private static final String BAD = "the cursor is not one that this list has given";
  private static final int LONGEST = 2000;

  /// Before everything there is.
  public static final Cursor START = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), "");

  /// The position an opaque text stands for; the start for none.
  ///
  /// @throws IllegalArgumentException for a text that no list has given
  public static Cursor parse(Optional<String> text) {
    return text.map(Cursor::parse).orElse(START);
  }

  private static Cursor parse(String text) {
    if (text.length() > LONGEST) throw new IllegalArgumentException(BAD);
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var dot = plain.indexOf('.');
      if (dot < 1 || plain.indexOf('\0') >= 0) throw new IllegalArgumentException(BAD);
      var at = Instant.EPOCH.plus(Long.parseLong(plain, 0, dot, 10), ChronoUnit.MICROS);
      if (at.isAfter(START.at) || at.isBefore(Instant.EPOCH)) throw new DateTimeException(BAD);
      return new Cursor(at, plain.substring(dot + 1));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(BAD, e);
    }
  }

  public String text() {
    var plain = ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// How many items a page may have, whatever was asked for.
  public static int clamp(int limit) {
    return Math.clamp(limit, 1, 200);
  }

  /// The page that begins `rows`, which hold one more than fits if there is more to read.
  public static <T> Page<T> page(List<T> rows, int limit, Function<T, Cursor> position) {
    if (rows.size() <= limit) return new Page<>(rows, Optional.empty());
    var items = rows.subList(0, limit);
    return new Page<>(List.copyOf(items), Optional.of(position.apply(items.getLast()).text()));
  }
}
