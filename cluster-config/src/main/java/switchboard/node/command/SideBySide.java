package switchboard.node.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.replay.Comparison;
import switchboard.engine.replay.Comparison.Row;
import switchboard.engine.replay.Score;

/// Prints both answers to a caller: in two columns where there is room, else one above the other.
///
/// @param columns of the output
record SideBySide(PrintStream out, int columns) {

  /// From here on two columns can be read.
  private static final int WIDE = 100;

  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;
  private static final String MARK = "≠ ";
  private static final String NO_MARK = "  ";
  private static final String BETWEEN = "  │ ";

  SideBySide {
    columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /// With nothing in it that could move the cursor.
  static String tame(String text) {
    return text.replaceAll("\\p{Cf}", "").replaceAll("\\p{Cc}+", " ").strip();
  }

  void line(String text) {
    out.println(text);
  }

  void conversation(Comparison it) {
    line(it.id());
    if (columns >= WIDE) pair(NO_MARK, List.of("as recorded"), List.of("as it would be"));
    for (var row : it.rows()) {
      if (it.divergence().filter(at -> at == row.turn()).isPresent())
        line("\n--- from here on the two differ; the caller goes on as recorded ---");
      row(row);
    }
    line("");
    summary(it);
  }

  /// One line of it.
  void summary(Comparison it) {
    line(
        "%s: recorded %s; would be %s; %s"
            .formatted(it.id(), told(it.was()), told(it.now()), WhatIf.word(it.verdict())));
  }

  private static String told(Score it) {
    var emergency = it.handled() ? ", emergency handled" : ", emergency not handled";
    return "%s (%d %s%s)"
        .formatted(
            it.outcome(),
            it.turns(),
            it.turns() == 1 ? "turn" : "turns",
            it.emergency() ? emergency : "");
  }

  private void row(Row row) {
    line("");
    wrapped(heading(row), columns).forEach(this::line);
    var mark = row.same() ? NO_MARK : MARK;
    if (columns >= WIDE) pair(mark, column(row.was()), column(row.now()));
    else if (row.same()) stacked(NO_MARK + "both: ", row.was());
    else {
      stacked(mark + "was:  ", row.was());
      stacked(mark + "now:  ", row.now());
    }
  }

  private static String heading(Row row) {
    return switch (row.kind()) {
      case "greeting" -> "greeting";
      case "silence" -> "%d (says nothing)".formatted(row.turn());
      case "keys" -> "%d keys: %s".formatted(row.turn(), tame(row.said().text()));
      default -> "%d caller: %s".formatted(row.turn(), tame(row.said().text()));
    };
  }

  private void stacked(String prefix, Optional<Personal> text) {
    var first = prefix;
    for (var it : wrapped(text(text), columns - prefix.length())) {
      line(first + it);
      first = " ".repeat(prefix.length());
    }
  }

  private List<String> column(Optional<Personal> text) {
    return wrapped(text(text), half());
  }

  private int half() {
    return (columns - MARK.length() - BETWEEN.length()) / 2;
  }

  private static String text(Optional<Personal> text) {
    return text.map(it -> tame(it.text()))
        .map(it -> it.isEmpty() ? "(silence)" : it)
        .orElse("(none)");
  }

  private void pair(String mark, List<String> left, List<String> right) {
    for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
      var one = at < left.size() ? left.get(at) : "";
      var other = at < right.size() ? right.get(at) : "";
      var pad = " ".repeat(half() - one.length());
      line((mark + one + pad + BETWEEN + other).stripTrailing());
    }
  }

  static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" +")) {
      var rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) flush(line, lines);
      for (; rest.length() > width; rest = rest.substring(width))
        lines.add(rest.substring(0, width));
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    flush(line, lines);
    return lines;
  }

  private static void flush(StringBuilder line, List<String> lines) {
    lines.add(line.toString());
    line.setLength(0);
  }
}
