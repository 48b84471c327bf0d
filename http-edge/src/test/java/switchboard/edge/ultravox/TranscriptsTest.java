package switchboard.edge.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class TranscriptsTest {

  private final Transcripts transcripts = new Transcripts();

  private Transcripts.Piece piece(String json, String item) throws JsonProcessingException {
    return transcripts.piece(new JsonMapper().readTree(json), () -> item);
  }

  @Test
  void pieces_are_told_as_they_come_and_the_whole_not_again() throws JsonProcessingException {
    assertThat(piece("{\"ordinal\":1,\"delta\":\"Hello\"}", "r1").said()).contains("Hello");
    assertThat(piece("{\"ordinal\":1,\"delta\":\" there.\"}", "r1").said()).contains(" there.");
    assertThat(piece("{\"ordinal\":1,\"text\":\"Hello there.\",\"final\":true}", "r1").said())
        .isEmpty();
  }

  @Test
  void all_that_was_said_so_far_is_told_by_its_end() throws JsonProcessingException {
    piece("{\"ordinal\":4,\"text\":\"I need\"}", "r1");
    var it = piece("{\"ordinal\":4,\"text\":\"I need a plumber\",\"final\":true}", "r2");
    assertThat(it.said()).contains(" a plumber");
    assertThat(it.whole()).isEqualTo("I need a plumber");
    assertThat(it.item()).isEqualTo("r1");
  }

  @Test
  void what_was_said_otherwise_in_the_end_is_whole_but_not_new() throws JsonProcessingException {
    piece("{\"ordinal\":2,\"text\":\"Forty\"}", "r1");
    var it = piece("{\"ordinal\":2,\"text\":\"Fourteen\",\"final\":true}", "r1");
    assertThat(it.said()).isEmpty();
    assertThat(it.whole()).isEqualTo("Fourteen");
  }
}
