package switchboard.edge.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.edge.media.Encoding;
import switchboard.simulator.media.Sound;

class TranscoderTest {

  private static byte[] toVendor(Transcoder transcoder, byte[] mulaw) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < mulaw.length; at += 160) {
      var sound = transcoder.toVendor(mulaw, at, at + 160, ByteBufAllocator.DEFAULT);
      var bytes = new byte[sound.readableBytes()];
      sound.readBytes(bytes);
      sound.release();
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void sound_has_the_length_of_its_encoding(Encoding encoding) {
    var made = toVendor(new Transcoder(encoding), Sound.tone(440, 200, -12));
    assertThat(made).hasSize(encoding.bytes(200));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void sound_comes_back_as_loud_as_it_went(Encoding encoding) {
    var transcoder = new Transcoder(encoding);
    var sent = Sound.tone(440, 400, -12);
    var vendor = toVendor(transcoder, sent);
    var back = new ByteArrayOutputStream();
    for (int at = 0; at < vendor.length; at += 77) {
      var piece = Unpooled.wrappedBuffer(vendor, at, Math.min(77, vendor.length - at));
      back.writeBytes(transcoder.toPhone(piece));
    }
    var heard = back.toByteArray();
    assertThat(heard).hasSize(sent.length);
    assertThat(Sound.level(heard, 800, 3_200)).isBetween(-12.3, -11.7);
    if (encoding == Encoding.MULAW_8K) assertThat(heard).isEqualTo(sent);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void after_a_cut_nothing_of_before_is_left(Encoding encoding) {
    var transcoder = new Transcoder(encoding);
    var loud = new byte[2_001];
    Arrays.fill(loud, (byte) 0x55);
    transcoder.toPhone(Unpooled.wrappedBuffer(loud));
    transcoder.cut();
    if (encoding == Encoding.MULAW_8K) return;
    var silence = transcoder.toPhone(Unpooled.wrappedBuffer(new byte[960]));
    for (var it : silence) assertThat(Mulaw.decode(it)).isZero();
  }
}
