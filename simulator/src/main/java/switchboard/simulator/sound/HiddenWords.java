package switchboard.simulator.sound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// Words written into sound: four bits a sample, of middling loudness and changing sign, after a
/// beginning that speech does not have, with their length before and a check after them.
final class HiddenWords {

  private static final int[] BEGINNING = {0, 15, 0, 15, 3, 12, 9, 6};
  private static final int LONGEST = 2_000;
  private static final int POSITIVE = 0xB0;
  private static final int NEGATIVE = 0x30;

  private int begun;
  private boolean odd;
  private int high = -1;
  private int wanted = -1;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  static byte[] written(String words) {
    var text = words.getBytes(UTF_8);
    if (text.length > LONGEST) text = Arrays.copyOf(text, LONGEST);
    var out = new ByteArrayOutputStream();
    for (int nibble : BEGINNING) sample(out, nibble);
    bytes(out, text.length >> 8, text.length);
    for (byte it : text) bytes(out, it);
    int check = check(text);
    bytes(out, check >> 8, check);
    return out.toByteArray();
  }

  private static void bytes(ByteArrayOutputStream out, int... all) {
    for (int it : all) {
      sample(out, (it >> 4) & 0x0F);
      sample(out, it & 0x0F);
    }
  }

  private static void sample(ByteArrayOutputStream out, int nibble) {
    out.write((out.size() % 2 == 0 ? POSITIVE : NEGATIVE) | nibble);
  }

  private static int check(byte[] text) {
    var crc = new CRC32();
    crc.update(text);
    return (int) (crc.getValue() & 0xFFFF);
  }

  /// Takes one more sample; the words, once they are whole.
  Optional<String> next(byte sample) {
    if (begun < BEGINNING.length) {
      begin(sample);
      return Optional.empty();
    }
    int nibble = nibble(sample);
    if (nibble < 0) return reset();
    if (high < 0) {
      high = nibble;
      return Optional.empty();
    }
    read.write((high << 4) | nibble);
    high = -1;
    return complete();
  }

  private int nibble(byte sample) {
    int sign = odd ? NEGATIVE : POSITIVE;
    odd = !odd;
    return (sample & 0xF0) == sign ? sample & 0x0F : -1;
  }

  private void begin(byte sample) {
    if (nibble(sample) == BEGINNING[begun]) {
      begun++;
      return;
    }
    odd = false;
    begun = nibble(sample) == BEGINNING[0] ? 1 : 0;
    odd = begun == 1;
  }

  private Optional<String> complete() {
    var bytes = read.toByteArray();
    if (bytes.length == 2) wanted = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    if (wanted > LONGEST) return reset();
    if (wanted < 0 || bytes.length < wanted + 4) return Optional.empty();
    var text = Arrays.copyOfRange(bytes, 2, wanted + 2);
    int check = ((bytes[wanted + 2] & 0xFF) << 8) | (bytes[wanted + 3] & 0xFF);
    reset();
    return check == check(text) ? Optional.of(new String(text, UTF_8)) : Optional.empty();
  }

  private Optional<String> reset() {
    begun = 0;
    odd = false;
    high = -1;
    wanted = -1;
    read.reset();
    return Optional.empty();
  }
}
