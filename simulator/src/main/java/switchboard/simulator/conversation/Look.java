package switchboard.simulator.conversation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;

/// What a terminal can show.
public enum Look {
  COLOUR("▌", "▐", "─", "·"),
  UNICODE("▌", "▐", "─", "·"),
  ASCII(">", "<", "-", "-");

  final String left;
  final String right;
  final String rule;
  final String dot;

  Look(String left, String right, String rule, String dot) {
    this.left = left;
    this.right = right;
    this.rule = rule;
    this.dot = dot;
  }

  /// The best the surroundings allow: colour on a terminal that has not declined it, and ASCII
  /// where the charset has no more.
  public static Look of(Map<String, String> environment, Charset charset, boolean terminal) {
    if (!charset.name().startsWith("UTF")) return ASCII;
    var plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return terminal && !plain ? COLOUR : UNICODE;
  }

  /// `text` with nothing in it that could move the cursor, and only what can be shown.
  String fit(String text) {
    var tame = text.replaceAll("\\p{Cf}", "").replaceAll("\\p{Cc}+", " ");
    return this == ASCII ? ascii(tame) : tame;
  }

  private static String ascii(String text) {
    var plain =
        text.replaceAll("[‘’]", "'")
            .replaceAll("[“”]", "\"")
            .replaceAll("[–—]", "-")
            .replace("…", "...");
    var bare = Normalizer.normalize(plain, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    return new String(bare.getBytes(US_ASCII), US_ASCII);
  }

  String paint(String code, String text) {
    return this == COLOUR ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
