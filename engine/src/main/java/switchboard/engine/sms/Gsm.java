package switchboard.engine.sms;

/// How long a text is to a telephone network: in the alphabet of GSM (3GPP TS 23.038) 160
/// characters go into one message, in any other 70; of longer texts each part holds a few less.
public final class Gsm {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /// These take the room of two.
  private static final String EXTENDED = "^{}\\[~]|€\f";

  private static final String ACCENTED = "áíóúÁÍÓÚ";
  private static final String BARE = "aiouAIOU";

  private Gsm() {}

  /// How many messages the text is sent as.
  public static int parts(String text) {
    if (text.chars().allMatch(Gsm::known)) return parts(septets(text), 160, 153);
    return parts(text.length(), 70, 67);
  }

  private static int parts(int length, int one, int each) {
    return length <= one ? 1 : (length + each - 1) / each;
  }

  private static boolean known(int it) {
    return BASIC.indexOf(it) >= 0 || EXTENDED.indexOf(it) >= 0;
  }

  private static int septets(String text) {
    return text.length() + (int) text.chars().filter(it -> EXTENDED.indexOf(it) >= 0).count();
  }

  /// The same without the accents that the alphabet of GSM does not have, where that saves a
  /// message: Spanish reads well without them, and `é`, `ñ`, `ü`, `¿` and `¡` stay.
  public static String thrifty(String text) {
    var bare = text;
    for (int i = 0; i < ACCENTED.length(); i++)
      bare = bare.replace(ACCENTED.charAt(i), BARE.charAt(i));
    return parts(bare) < parts(text) ? bare : text;
  }

  /// The text with the quotes, dashes and blanks of typesetters put in the way of typists, which
  /// costs nothing of its meaning and saves half its length.
  public static String plain(String text) {
    return text.replaceAll("[\u2018\u2019\u02bc]", "'")
        .replaceAll("[\u201c\u201d]", "\"")
        .replaceAll("[\u2010-\u2015]", "-")
        .replace("\u2026", "...")
        .replaceAll("[\u00a0\u202f\u2009]", " ");
  }
}
