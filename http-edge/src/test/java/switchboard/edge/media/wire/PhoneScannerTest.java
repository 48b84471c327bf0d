package switchboard.edge.media.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.media.wire.PhoneScanner.Kind;

class PhoneScannerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final PhoneScanner scanner = new PhoneScanner();

  private Kind scan(String json) {
    var bytes = json.getBytes(UTF_8);
    return scanner.scan(bytes, bytes.length);
  }

  private byte[] payload(String json) {
    var bytes = json.getBytes(UTF_8);
    assertThat(scanner.scan(bytes, bytes.length)).isEqualTo(Kind.MEDIA);
    int from = scanner.payloadFrom();
    int length = Base64Bytes.decode(bytes, from, scanner.payloadTo());
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  @Test
  void finds_the_sound_in_a_message_as_twilio_writes_it() {
    var sound = new byte[160];
    new Random(1).nextBytes(sound);
    var json =
        "{\"event\":\"media\",\"sequenceNumber\":\"3\",\"media\":{\"track\":\"inbound\",\"chunk\":\"1\",\"timestamp\":\"5\",\"payload\":\""
            + Base64.getEncoder().encodeToString(sound)
            + "\"},\"streamSid\":\"MZ1\"}";
    assertThat(payload(json)).isEqualTo(sound);
    assertThat(scanner.sequence()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"media\":{\"payload\":\"AQID\"},\"event\":\"media\"}",
        " { \"media\" : { \"chunk\" : \"1\" , \"payload\" : \"AQID\" } ,\r\n\t\"event\" : \"media\" } ",
        "{\"event\":\"media\",\"new\":{\"payload\":\"////\",\"deep\":[1,{\"media\":{}},null,true,-1.5e3]},\"media\":{\"payload\":\"AQID\"}}",
        "{\"event\":\"media\",\"payload\":\"////\",\"media\":{\"more\":{\"payload\":\"////\"},\"payload\":\"AQID\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AQ\\ID\"}}"
      })
  void finds_it_in_any_order_among_anything(String json) {
    assertThat(payload(json)).containsExactly(1, 2, 3);
  }

  @Test
  void slashes_may_be_escaped() {
    assertThat(payload("{\"event\":\"media\",\"media\":{\"payload\":\"\\/\\/+A\"}}"))
        .containsExactly(255, 255, 128);
  }

  @ParameterizedTest
  @CsvSource({"mark,m7", "dtmf,#"})
  void names_and_digits_are_found(String event, String value) {
    var member = event.equals("mark") ? "name" : "digit";
    var json = JSON.createObjectNode().put("event", event).put("sequenceNumber", "12345");
    json.putObject(event).put(member, value).put("track", "inbound_track");
    assertThat(scan(json.toString()).name()).isEqualToIgnoringCase(event);
    assertThat(scanner.name()).isEqualTo(value);
    assertThat(scanner.sequence()).isEqualTo(12_345);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"event\":\"connected\",\"protocol\":\"Call\"}',CONNECTED",
    "'{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{}}',START",
    "'{\"event\":\"stop\",\"stop\":{}}',STOP",
    "'{\"event\":\"surprise\"}',OTHER",
    "'{\"event\":\"malformed\"}',OTHER",
    "'{}',OTHER",
    "'{\"event\":7}',OTHER"
  })
  void knows_what_a_message_is(String json, Kind kind) {
    assertThat(scan(json)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "99999999999999999999", "", "one"})
  void a_number_that_is_none_is_none(String number) {
    scan("{\"event\":\"stop\",\"sequenceNumber\":\"" + number + "\"}");
    assertThat(scanner.sequence()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "{",
        "{}}",
        "{\"event\":\"media\"}",
        "{\"event\":\"media\",\"media\":{}}",
        "{\"event\":\"mark\"}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AQID\"}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AQID",
        "{\"event\":\"media\",}",
        "{\"event\" \"media\"}",
        "{event:\"media\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\",
        "{\"a\":[1,]}",
        "{\"a\":}"
      })
  void what_is_no_message_is_malformed(String json) {
    assertThat(scan(json)).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void depth_has_an_end() {
    assertThat(scan("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void broken_messages_never_break_it() {
    var chance = new Random(5);
    var whole =
        "{\"event\":\"media\",\"sequenceNumber\":\"3\",\"media\":{\"payload\":\"AQIDBA==\"},\"streamSid\":\"MZ1\"}"
            .getBytes(UTF_8);
    for (int n = 0; n < 20_000; n++) {
      var broken = whole.clone();
      for (int k = 0; k < 3; k++)
        broken[chance.nextInt(broken.length)] = (byte) chance.nextInt(256);
      int length = chance.nextInt(broken.length + 1);
      if (scanner.scan(broken, length) == Kind.MEDIA)
        Base64Bytes.decode(broken, scanner.payloadFrom(), scanner.payloadTo());
    }
  }

  @Test
  void base64_is_that_of_the_jdk() {
    var chance = new Random(6);
    for (int length = 0; length < 400; length++) {
      var bytes = new byte[length];
      chance.nextBytes(bytes);
      var out = new byte[Base64Bytes.length(length)];
      assertThat(Base64Bytes.encode(bytes, 0, length, out, 0)).isEqualTo(out.length);
      assertThat(out).isEqualTo(Base64.getEncoder().encode(bytes));
      assertThat(Base64Bytes.decode(out, 0, out.length)).isEqualTo(length);
      assertThat(Arrays.copyOf(out, length)).isEqualTo(bytes);
      var bare = Base64.getEncoder().withoutPadding().encode(bytes);
      assertThat(Base64Bytes.decode(bare, 0, bare.length)).isEqualTo(length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AA=", "AAAAA", "A-==", "AAA ", "====", "AA=A", "é==", "A==="})
  void what_is_no_base64_is_none(String text) {
    var bytes = text.getBytes(UTF_8);
    assertThat(Base64Bytes.decode(bytes, 0, bytes.length)).isEqualTo(-1);
  }

  @Test
  void what_is_written_is_what_twilio_reads() throws Exception {
    var sound = new byte[400];
    new Random(2).nextBytes(sound);
    var writer = new FrameWriter("MZ0123");
    var media = message(writer.media(ByteBufAllocator.DEFAULT, sound, 10, 390));
    assertThat(JSON.readTree(media).path("media").path("payload").binaryValue())
        .isEqualTo(Arrays.copyOfRange(sound, 10, 390));
    assertThat(media).startsWith("{\"event\":\"media\",\"streamSid\":\"MZ0123\",");
    assertThat(message(writer.mark(ByteBufAllocator.DEFAULT, "m12")))
        .isEqualTo("{\"event\":\"mark\",\"streamSid\":\"MZ0123\",\"mark\":{\"name\":\"m12\"}}");
    assertThat(message(writer.clear(ByteBufAllocator.DEFAULT)))
        .isEqualTo("{\"event\":\"clear\",\"streamSid\":\"MZ0123\"}");
  }

  private static String message(ByteBuf frame) {
    assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x81);
    int length = frame.readUnsignedByte();
    if (length == 126) length = frame.readUnsignedShort();
    assertThat(frame.readableBytes()).isEqualTo(length);
    var text = frame.toString(UTF_8);
    frame.release();
    return text;
  }
}
