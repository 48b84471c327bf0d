package switchboard.edge.media.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Base64 on parts of arrays.
public final class Base64Bytes {

  private static final byte[] DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int[] VALUES = new int[256];

  static {
    Arrays.fill(VALUES, -1);
    for (int n = 0; n < DIGITS.length; n++) VALUES[DIGITS[n]] = n;
  }

  private Base64Bytes() {}

  /// How many digits so many bytes have.
  public static int length(int bytes) {
    return (bytes + 2) / 3 * 4;
  }

  /// Writes the digits, says where they end.
  public static int encode(byte[] in, int from, int to, byte[] out, int at) {
    int n = from;
    for (; n + 2 < to; n += 3) {
      int bits = ((in[n] & 0xFF) << 16) | ((in[n + 1] & 0xFF) << 8) | (in[n + 2] & 0xFF);
      out[at++] = DIGITS[bits >> 18];
      out[at++] = DIGITS[(bits >> 12) & 63];
      out[at++] = DIGITS[(bits >> 6) & 63];
      out[at++] = DIGITS[bits & 63];
    }
    if (n == to) return at;
    int bits = ((in[n] & 0xFF) << 16) | (n + 1 < to ? (in[n + 1] & 0xFF) << 8 : 0);
    out[at++] = DIGITS[bits >> 18];
    out[at++] = DIGITS[(bits >> 12) & 63];
    out[at++] = n + 1 < to ? DIGITS[(bits >> 6) & 63] : (byte) '=';
    out[at++] = '=';
    return at;
  }

  /// Puts the bytes in the place of their digits, from `from` on; says how many there are, −1 when
  /// these are no digits.
  public static int decode(byte[] text, int from, int to) {
    int end = to;
    while (end > from && end > to - 2 && text[end - 1] == '=') end--;
    if (((to - from) % 4 != 0 && end != to) || (end - from) % 4 == 1) return -1;
    int at = from;
    int wrong = 0;
    int n = from;
    for (; n + 3 < end; n += 4) {
      int bits = VALUES[text[n] & 0xFF] << 18;
      bits |= VALUES[text[n + 1] & 0xFF] << 12;
      bits |= VALUES[text[n + 2] & 0xFF] << 6;
      bits |= VALUES[text[n + 3] & 0xFF];
      wrong |= bits;
      text[at++] = (byte) (bits >> 16);
      text[at++] = (byte) (bits >> 8);
      text[at++] = (byte) bits;
    }
    if (n < end) {
      int bits = (VALUES[text[n] & 0xFF] << 18) | (VALUES[text[n + 1] & 0xFF] << 12);
      if (n + 2 < end) bits |= VALUES[text[n + 2] & 0xFF] << 6;
      wrong |= bits;
      text[at++] = (byte) (bits >> 16);
      if (n + 2 < end) text[at++] = (byte) (bits >> 8);
    }
    return wrong < 0 ? -1 : at - from;
  }
}
