package switchboard.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

  @Test
  void a_cursor_given_is_understood_again() {
    var cursor = new Cursor(Instant.parse("2026-03-02T09:00:00.123456Z"), "CA.1|ä");
    assertThat(Cursor.parse(Optional.of(cursor.text()))).isEqualTo(cursor);
  }

  @Test
  void no_cursor_is_the_start() {
    assertThat(Cursor.parse(Optional.empty())).isEqualTo(Cursor.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "?", "Zm9v", "../../etc", "'; select 1", "MQ", "👻", "====", "\0"})
  void any_other_text_is_refused(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".x",
        "x.y",
        "99999999999999999999.x",
        "9223372036854775807.x",
        "-9223372036854775808.x",
        "-1.x",
        "1.a\0b",
        "1"
      })
  void a_forged_one_is_refused(String plain) {
    refused(Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void an_endless_one_is_refused() {
    refused("A".repeat(1_000_000));
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> Cursor.parse(Optional.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the cursor is not one that this list has given");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 50, 200, 201, Integer.MAX_VALUE})
  void a_page_holds_one_to_two_hundred(int limit) {
    assertThat(Cursor.clamp(limit)).isBetween(1, 200);
  }

  @Test
  void the_last_page_has_no_next() {
    assertThat(Cursor.page(List.of("a"), 1, _ -> Cursor.START).next()).isEmpty();
  }
}
