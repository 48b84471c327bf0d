package switchboard.simulator.twilio;

/// How many parts a text is sent in: 160 characters of the GSM 03.38 alphabet or 70 of any other,
/// and 153 or 67 each when there is more than one.
public final class Segments {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€\f";

  private Segments() {}

  public static int of(String body) {
    var gsm = body.chars().allMatch(it -> BASIC.indexOf(it) >= 0 || EXTENDED.indexOf(it) >= 0);
    return gsm ? parts(septets(body), 160, 153) : parts(body.length(), 70, 67);
  }

  private static int septets(String body) {
    return body.length() + (int) body.chars().filter(it -> EXTENDED.indexOf(it) >= 0).count();
  }

  private static int parts(int length, int alone, int each) {
    return length <= alone ? 1 : (length + each - 1) / each;
  }
}
