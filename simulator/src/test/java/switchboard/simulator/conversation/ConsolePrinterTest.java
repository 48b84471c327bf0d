package switchboard.simulator.conversation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsolePrinterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void both_sides_stand_on_their_own_side_of_the_page() {
    play(Look.UNICODE);

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """

              +1 316 555 0142 calls +1 316 555 0100
              ────────────────────────────────────────────────────────────────────────────

              ▌ Thank you for calling Prairie Plumbing. How can I help               38 ms
              ▌ you today?

                                   A pipe burst in my kitchen and there's water all over ▐
                                   the floor.                                            ▐
                                                              · hard to understand: 41 % ·

              ▌ Which time suits you?

                                                                               presses 1 ▐
                                                                          · says nothing ·

              ───────────────────────── the receptionist hung up ─────────────────────────

            """);
  }

  @Test
  void no_line_is_wider_than_80_columns() {
    for (var look : Look.values()) {
      var printer = new ConsolePrinter(new PrintStream(bytes, true, UTF_8), look);
      printer.onAnswered(Duration.ofSeconds(14));
      printer.onHeard("x".repeat(500) + " " + "word ".repeat(100));
      printer.onSaid("\ud83d\ude00".repeat(200), 0.1);
      printer.onProblem("11200 " + "y".repeat(300));
      printer.onEnded("z".repeat(70));
    }
    assertThat(bytes.toString(UTF_8).replaceAll("\u001b\\[\\d+m", "").lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
  }

  @Test
  void nothing_that_is_heard_can_move_the_cursor_or_turn_the_text_round() {
    var printer = new ConsolePrinter(new PrintStream(bytes, true, UTF_8), Look.UNICODE);
    printer.onHeard("one\u001b[2Jtwo\r\nthree\u202efour\u0000");

    assertThat(bytes.toString(UTF_8)).contains("one [2Jtwo threefour").doesNotContain("\u001b");
  }

  @Test
  void plain_ascii_is_enough() {
    play(Look.ASCII);
    new ConsolePrinter(new PrintStream(bytes, true, UTF_8), Look.ASCII).onHeard("Café “Él” – 日本…");

    assertThat(bytes.toString(UTF_8)).matches("\\p{ASCII}*").contains("> Cafe \"El\" - ??...");
  }

  @Test
  void the_look_is_as_good_as_the_terminal() {
    assertThat(Look.of(Map.of("TERM", "xterm"), UTF_8, true)).isEqualTo(Look.COLOUR);
    assertThat(Look.of(Map.of("TERM", "xterm"), UTF_8, false)).isEqualTo(Look.UNICODE);
    assertThat(Look.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), UTF_8, true))
        .isEqualTo(Look.UNICODE);
    assertThat(Look.of(Map.of("TERM", "xterm"), ISO_8859_1, true)).isEqualTo(Look.ASCII);
  }

  private void play(Look look) {
    var printer = new ConsolePrinter(new PrintStream(bytes, true, UTF_8), look);
    printer.onStarted("+13165550142", "+13165550100", "CA0");
    printer.onAnswered(Duration.ofMillis(38));
    printer.onHeard("Thank you for calling Prairie Plumbing. How can I help you today?");
    printer.onSaid("A pipe burst in my kitchen and there's water all over the floor.", 0.41);
    printer.onHeard("Which time suits you?");
    printer.onPressed("1");
    printer.onSilence();
    printer.onEnded("the receptionist hung up");
  }
}
