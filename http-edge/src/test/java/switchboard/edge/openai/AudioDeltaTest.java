package switchboard.edge.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDeltaTest {

  private static Optional<AudioDelta> of(String text) {
    return AudioDelta.of(Unpooled.copiedBuffer(text, UTF_8));
  }

  @Test
  void sound_is_found_in_any_order_and_with_any_space() {
    var it =
        of("""
        { "event_id":"e", "item_id" : "item_1","output_index":0, "delta":"AQID/w==",
          "last": true, "response_id":"resp_1", "type":"response.output_audio.delta" }
        """)
            .orElseThrow();
    assertThat(it.item()).isEqualTo("item_1");
    assertThat(it.response()).isEqualTo("resp_1");
    assertThat(ByteBufUtil.getBytes(it.sound())).containsExactly(1, 2, 3, -1);
  }

  @Test
  void the_name_of_the_beta_is_known() {
    assertThat(of("{\"type\":\"response.audio.delta\",\"item_id\":\"i\",\"delta\":\"\"}"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"type\":\"response.output_audio.delta\"",
        "{\"type\":\"response.output_audio.delta\",\"delta\":\"AQ",
        "{\"type\":\"response.output_audio.delta\",\"delta\":\"AQ==\"}",
        "{\"type\":\"response.output_audio.delta\",\"item_id\":\"i\",\"delta\":\"A\\/==\"}",
        "{\"type\":\"response.output_audio.delta\",\"item_id\":{\"a\":1},\"delta\":\"AQ==\"}",
        "{\"type\":\"response.done\",\"item_id\":\"i\",\"delta\":\"AQ==\"}",
        "{\"item_id\":\"i\",\"delta\":\"AQ==\"}",
        "{\"a\":,\"type\":\"response.output_audio.delta\",\"item_id\":\"i\",\"delta\":\"AQ==\"}"
      })
  void all_else_is_left_to_the_parser(String text) {
    assertThat(of(text)).isEmpty();
  }

  @Test
  void what_is_no_base64_is_said_to_be_none() {
    var it = of("{\"type\":\"response.audio.delta\",\"item_id\":\"i\",\"delta\":\"$$$\"}");
    assertThatIllegalArgumentException().isThrownBy(() -> it.orElseThrow().sound());
  }
}
