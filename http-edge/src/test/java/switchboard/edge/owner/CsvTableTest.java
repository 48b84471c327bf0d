package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static String row(Object... cells) {
    var out = new StringWriter();
    try (var table = new CsvTable(out)) {
      table.row(cells);
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+442079460100", "-2", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"})
  void text_that_looks_like_a_formula_is_made_text_and_read_back_as_it_was(String text) {
    assertThat(CsvTable.safe(text)).isEqualTo("'" + text);
    assertThat(CsvTable.plain(CsvTable.safe(text))).isEqualTo(text);
    assertThat(row(text)).contains("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'", "'quoted'", "faucet repair", "'tis", "Zoë 🙂"})
  void other_text_stays_as_it_is(String text) {
    assertThat(CsvTable.safe(text)).isEqualTo(text);
    assertThat(CsvTable.plain(text)).isEqualTo(text);
  }

  @Test
  void numbers_are_numbers_and_text_is_quoted_where_it_must_be() {
    assertThat(row("a,b", "say \"yes\"", "two\nlines", -5, 0.25))
        .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",-5,0.25\r\n");
  }
}
