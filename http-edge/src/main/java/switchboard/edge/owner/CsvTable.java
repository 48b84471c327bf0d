package switchboard.edge.owner;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Stream;

/// A table for a spreadsheet (RFC 4180). Text a spreadsheet would take for a formula begins with an
/// apostrophe, telephone numbers such as `+44…` among it; reading such a table back, [#plain] takes
/// it away again.
final class CsvTable implements AutoCloseable {

  private static final String FORMULA = "=+-@\t\r";

  private final CsvWriter writer;

  CsvTable(Writer out) {
    this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
  }

  /// Numbers as they are, everything else as text.
  void row(Object... cells) {
    writer.writeRecord(Stream.of(cells).map(CsvTable::cell).toArray(String[]::new));
  }

  private static String cell(Object it) {
    return it instanceof Number ? it.toString() : safe(it.toString());
  }

  static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
