package switchboard.edge.openai;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// A piece of sound, read from the text of its event without building a tree.
///
/// @param at where its base64 begins in the text
record AudioDelta(String response, String item, ByteBuf text, int at, int length) {

  private static final Set<String> NAMES =
      Set.of("response.output_audio.delta", "response.audio.delta");

  /// Empty where it is another event, or written in a way that only a parser can read.
  static Optional<AudioDelta> of(ByteBuf text) {
    return new Scan(text).read();
  }

  /// @throws IllegalArgumentException where it is no base64
  ByteBuf sound() {
    return Unpooled.wrappedBuffer(Base64.getDecoder().decode(text.nioBuffer(at, length)));
  }

  /// One pass over a flat object, as long as nothing unexpected comes.
  private static final class Scan {

    private final ByteBuf text;
    private final int end;
    private int at;
    private int from;
    private int to;
    private boolean sound;
    private String response = "";
    private String item = "";
    private int delta = -1;
    private int length;

    Scan(ByteBuf text) {
      this.text = text;
      this.at = text.readerIndex();
      this.end = text.writerIndex();
    }

    Optional<AudioDelta> read() {
      if (!skip('{')) return Optional.empty();
      boolean more = true;
      while (more) {
        if (!string() || !field(text(from, to))) return Optional.empty();
        more = skip(',');
      }
      boolean whole = skip('}') && sound && delta >= 0 && !item.isEmpty();
      return whole
          ? Optional.of(new AudioDelta(response, item, text, delta, length))
          : Optional.empty();
    }

    private boolean field(String key) {
      if (!skip(':')) return false;
      if (peek() != '"') return plain();
      if (!string()) return false;
      switch (key) {
        case "type" -> sound = NAMES.contains(text(from, to));
        case "response_id" -> response = text(from, to);
        case "item_id" -> item = text(from, to);
        case "delta" -> {
          delta = from;
          length = to - from;
        }
        default -> {}
      }
      return !key.equals("type") || sound;
    }

    /// Up to the next quotation mark; escapes are for the parser.
    private boolean string() {
      if (!skip('"')) return false;
      from = at;
      to = text.indexOf(at, end, (byte) '"');
      if (to < 0 || text.indexOf(from, to, (byte) '\\') >= 0) return false;
      at = to + 1;
      return true;
    }

    /// A number or a word.
    private boolean plain() {
      int begin = at;
      while (at < end && word(text.getByte(at))) at++;
      return at > begin;
    }

    private static boolean word(byte it) {
      return (it >= '0' && it <= '9') || (it >= 'a' && it <= 'z') || it == '-' || it == '.';
    }

    private int peek() {
      while (at < end && text.getByte(at) <= ' ') at++;
      return at < end ? text.getByte(at) : -1;
    }

    private boolean skip(char expected) {
      if (peek() != expected) return false;
      at++;
      return true;
    }

    private String text(int begin, int after) {
      return text.toString(begin, after - begin, StandardCharsets.US_ASCII);
    }
  }
}
