package switchboard.edge.media.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

  private final List<String> told = new ArrayList<>();
  private final FrameReader reader =
      new FrameReader(
          new FrameReader.Sink() {
            @Override
            public void text(byte[] message, int length) {
              told.add(new String(message, 0, length, UTF_8));
            }

            @Override
            public void ping(byte[] payload, int length) {
              told.add("ping " + new String(payload, 0, length, UTF_8));
            }

            @Override
            public void closed(int code) {
              told.add("closed " + code);
            }

            @Override
            public void broken(Fault fault) {
              told.add(fault.reason());
            }
          });

  private static byte[] frame(int flags, byte[] payload) {
    var out = Unpooled.buffer();
    out.writeByte(flags);
    if (payload.length < 126) out.writeByte(0x80 | payload.length);
    else if (payload.length < 65_536) out.writeByte(0x80 | 126).writeShort(payload.length);
    else out.writeByte(0x80 | 127).writeLong(payload.length);
    var mask = new byte[] {1, (byte) 0xF2, 3, (byte) 0x84};
    out.writeBytes(mask);
    for (int n = 0; n < payload.length; n++) out.writeByte(payload[n] ^ mask[n % 4]);
    return bytes(out);
  }

  private static byte[] bytes(ByteBuf buffer) {
    var bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    buffer.release();
    return bytes;
  }

  private static byte[] text(String text) {
    return frame(0x81, text.getBytes(UTF_8));
  }

  private void read(byte[]... pieces) {
    for (var it : pieces) reader.read(Unpooled.copiedBuffer(it));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 1_000, 65_535, 65_536})
  void a_message_of_any_length_is_read(int length) {
    var text = "é".repeat(length / 2) + "x".repeat(length % 2);
    read(text(text));
    assertThat(told).containsExactly(text);
  }

  @Test
  void it_does_not_matter_how_bytes_are_cut() {
    var all =
        Unpooled.wrappedBuffer(
            text("one"), text("two".repeat(100)), frame(0x89, new byte[0]), text("three"));
    var bytes = bytes(Unpooled.copiedBuffer(all));
    var chance = new Random(3);
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(1 + chance.nextInt(5), bytes.length - at);
      reader.read(Unpooled.copiedBuffer(bytes, at, length));
      at += length;
    }
    assertThat(told).containsExactly("one", "two".repeat(100), "ping ", "three");
  }

  @Test
  void pieces_of_a_message_are_put_together_with_pings_between() {
    read(frame(0x01, "ab".getBytes(UTF_8)), frame(0x89, "p".getBytes(UTF_8)));
    read(frame(0x00, "cd".getBytes(UTF_8)), frame(0x80, "ef".getBytes(UTF_8)), text("next"));
    assertThat(told).containsExactly("ping p", "abcdef", "next");
  }

  @Test
  void what_can_never_be_right_is_told_once_and_nothing_after() {
    read(frame(0x82, new byte[3]), text("late"));
    assertThat(told).containsExactly("binary");
  }

  @Test
  void a_message_too_long_is_told_by_its_header() {
    reader.read(
        Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0}));
    assertThat(told).containsExactly("oversized");
  }

  @Test
  void pieces_may_not_grow_too_long_either() {
    var piece = new byte[40_000];
    read(frame(0x01, piece), frame(0x00, piece));
    assertThat(told).containsExactly("oversized");
  }

  @Test
  void lies_about_the_length_are_no_way_in() {
    reader.read(
        Unpooled.wrappedBuffer(
            new byte[] {(byte) 0x81, (byte) 0xFF, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0}));
    assertThat(told).containsExactly("oversized");
  }

  @Test
  void clients_must_mask() {
    reader.read(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 1, 'x'}));
    assertThat(told).containsExactly("unmasked");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC1, 0x83, 0x8F, 0x09, 0x80})
  void what_is_no_frame_is_garbled(int flags) {
    read(frame(flags, new byte[0]));
    assertThat(told).containsExactly("garbled");
  }

  @Test
  void a_new_message_within_another_is_garbled() {
    read(frame(0x01, new byte[1]), text("x"));
    assertThat(told).containsExactly("garbled");
  }

  @Test
  void a_farewell_ends_it_with_its_code() {
    read(frame(0x88, new byte[] {3, (byte) 0xE9}), text("late"));
    assertThat(told).containsExactly("closed 1001");
  }

  @Test
  void chance_never_breaks_it() {
    var chance = new Random(11);
    for (int n = 0; n < 2_000; n++) {
      var bytes = new byte[chance.nextInt(40)];
      chance.nextBytes(bytes);
      var one = new FrameReader(sink());
      one.read(Unpooled.copiedBuffer(bytes));
      one.close();
    }
  }

  private static FrameReader.Sink sink() {
    return new FrameReader.Sink() {
      @Override
      public void text(byte[] message, int length) {}

      @Override
      public void ping(byte[] payload, int length) {}

      @Override
      public void closed(int code) {}

      @Override
      public void broken(Fault fault) {}
    };
  }
}
