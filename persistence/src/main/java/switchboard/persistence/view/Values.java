package switchboard.persistence.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;

/// The engine's values as JDBC takes them. Text is cleaned ([PlainText]); what has been erased is
/// stored as nothing, like what was never told.
public final class Values {

  private Values() {}

  public static @Nullable Object[] of(@Nullable Object... values) {
    return Stream.of(values).map(Values::value).toArray();
  }

  /// For a statement that says last which row it changes.
  public static @Nullable Object[] keyed(@Nullable Object[] changed, String... key) {
    return of(Stream.concat(Stream.of(changed), Stream.of(key)).toArray());
  }

  /// Empty once it is erased: for where a place must not be lost.
  public static String plain(Personal it) {
    return it.erased() ? "" : it.text();
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Optional<?> it -> value(it.orElse(null));
      case Personal it when it.erased() -> null;
      case Personal it -> PlainText.clean(it.text());
      case Phone it -> it.e164();
      case String it -> PlainText.clean(it);
      case Enum<?> it -> it.name();
      case Instant it -> it.atOffset(ZoneOffset.UTC);
      case Duration it -> it.toMillis();
      case Collection<?> it -> it.stream().map(Values::value).toArray(String[]::new);
      case null, default -> value;
    };
  }
}
