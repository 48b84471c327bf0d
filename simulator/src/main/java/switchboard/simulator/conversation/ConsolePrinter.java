package switchboard.simulator.conversation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Prints a conversation as it happens, in 80 columns: the receptionist on the left, the customer
/// on the right, and in the margin how long the server took to answer.
public final class ConsolePrinter implements ConversationListener {

  private static final int WIDTH = 76;
  private static final int TEXT = 54;
  private static final String MARGIN = "  ";
  private static final String DIM = "2";
  private static final String RECEPTIONIST = "36";
  private static final String CUSTOMER = "33";
  private static final String PROBLEM = "31";
  private static final double DOUBTFUL = 0.6;

  private enum Side {
    NOBODY,
    RECEPTIONIST,
    CUSTOMER
  }

  private final PrintStream out;
  private final Look look;
  private Side last = Side.NOBODY;
  private String latency = "";

  public ConsolePrinter(PrintStream out, Look look) {
    this.out = out;
    this.look = look;
  }

  @Override
  public void onStarted(String from, String to, String sid) {
    var verb = sid.isEmpty() ? " writes to " : " calls ";
    blank();
    print(look.paint("1", readable(from) + verb + readable(to)));
    print(look.paint(DIM, look.rule.repeat(WIDTH)));
  }

  @Override
  public void onAnswered(Duration took) {
    latency = String.format(Locale.ROOT, "%d ms", took.toMillis());
  }

  @Override
  public void onHeard(String text) {
    turnTo(Side.RECEPTIONIST);
    for (var line : Wrap.lines(look.fit(text), TEXT)) left(line);
  }

  @Override
  public void onPlayed(String url) {
    onHeard("(plays a recording)");
  }

  @Override
  public void onSaid(String text, double confidence) {
    turnTo(Side.CUSTOMER);
    right(Wrap.lines(look.fit(text), TEXT));
    if (confidence < DOUBTFUL)
      aside(String.format(Locale.ROOT, "hard to understand: %.0f %%", confidence * 100));
  }

  @Override
  public void onPressed(String digits) {
    turnTo(Side.CUSTOMER);
    right(List.of("presses " + digits));
  }

  @Override
  public void onSilence() {
    turnTo(Side.CUSTOMER);
    aside("says nothing");
  }

  @Override
  public void onDialled(String target, String status) {
    onHeard("(puts the call through: " + status + ")");
  }

  @Override
  public void onRecorded(String text) {
    aside("recorded");
  }

  @Override
  public void onProblem(String text) {
    turnTo(Side.NOBODY);
    for (var line : Wrap.lines("! " + look.fit(text), WIDTH)) print(look.paint(PROBLEM, line));
  }

  @Override
  public void onEnded(String reason) {
    var words = " " + look.fit(reason) + " ";
    var rest = Math.max(0, WIDTH - Wrap.length(words));
    blank();
    print(look.paint(DIM, look.rule.repeat(rest / 2) + words + look.rule.repeat(rest - rest / 2)));
    blank();
  }

  private void turnTo(Side side) {
    if (last != side) blank();
    last = side;
  }

  private void left(String line) {
    var gap = " ".repeat(WIDTH - 2 - Wrap.length(line) - latency.length());
    var time = latency.isEmpty() ? "" : gap + look.paint(DIM, latency);
    latency = "";
    print(look.paint(RECEPTIONIST, look.left) + " " + line + time);
  }

  /// Lines set flush left in a block as far right as it goes.
  private void right(List<String> lines) {
    var width = lines.stream().mapToInt(Wrap::length).max().orElse(0);
    for (var line : lines) {
      var after = " ".repeat(width - Wrap.length(line) + 1);
      print(" ".repeat(WIDTH - 2 - width) + line + after + look.paint(CUSTOMER, look.right));
    }
  }

  private void aside(String note) {
    var text = look.dot + " " + note + " " + look.dot;
    print(" ".repeat(WIDTH - Wrap.length(text)) + look.paint(DIM, text));
  }

  private void blank() {
    out.println();
  }

  private void print(String line) {
    out.println((MARGIN + line).stripTrailing());
    out.flush();
  }

  /// `+1 316 555 0142`, where the number is a North American one.
  private String readable(String number) {
    return look.fit(number).replaceFirst("\\+1(\\d{3})(\\d{3})(\\d{4})$", "+1 $1 $2 $3");
  }
}
