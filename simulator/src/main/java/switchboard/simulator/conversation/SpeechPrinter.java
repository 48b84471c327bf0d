package switchboard.simulator.conversation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.simulator.media.SoundCaller;

/// Prints a call over sound as the customer hears it: what they did not wait for is struck through,
/// and in the margin stands how soon an answer could be heard.
public final class SpeechPrinter implements SoundCaller.Watcher {

  private static final int WIDTH = 76;
  private static final int TEXT = 54;
  private static final String DIM = "2";
  private static final String STRUCK = "9";

  private final PrintStream out;
  private final Look look;
  private final List<Long> answers = new ArrayList<>();
  private int cutShort;
  private String latency = "";

  public SpeechPrinter(PrintStream out, Look look) {
    this.out = out;
    this.look = look;
  }

  /// How soon answers could be heard, in milliseconds.
  public List<Long> answers() {
    return answers.stream().sorted().toList();
  }

  /// How many sentences were not heard to their end.
  public int cutShort() {
    return cutShort;
  }

  @Override
  public void answered(Duration took) {
    answers.add(took.toMillis());
    latency = String.format(Locale.ROOT, "%d ms", took.toMillis());
  }

  /// A sentence of which a part was heard is cut between two words.
  @Override
  public void heard(String words, double share) {
    boolean whole = share > 0.95;
    if (!whole) cutShort++;
    int at = whole ? words.length() : words.lastIndexOf(' ', (int) (words.length() * share));
    var ear = words.substring(0, Math.max(0, at));
    var rest = words.substring(ear.length());
    var lines = new ArrayList<String>();
    for (var it : Wrap.lines(look.fit(ear), TEXT)) if (!it.isBlank()) lines.add(it);
    for (var it : Wrap.lines(look.fit(rest), TEXT)) if (!it.isBlank()) lines.add(struck(it));
    for (var it : lines) left(it);
  }

  private String struck(String words) {
    return look == Look.COLOUR ? look.paint(STRUCK, words.strip()) : "~~" + words.strip() + "~~";
  }

  private void left(String line) {
    var time = latency.isEmpty() ? "" : "   " + look.paint(DIM, latency);
    latency = "";
    print(look.paint("36", look.left) + " " + line + time);
  }

  @Override
  public void said(String words, boolean cutIn) {
    if (cutIn) print(" ".repeat(WIDTH - 10) + look.paint(DIM, look.dot + " cuts in " + look.dot));
    for (var it : Wrap.lines(look.fit(words), TEXT))
      print(" ".repeat(WIDTH - 2 - Wrap.length(it)) + it + " " + look.paint("33", look.right));
  }

  @Override
  public void over(String reason) {
    print(look.paint(DIM, look.rule.repeat(8) + " " + look.fit(reason)));
  }

  private void print(String line) {
    out.println(("  " + line).stripTrailing());
    out.flush();
  }
}
