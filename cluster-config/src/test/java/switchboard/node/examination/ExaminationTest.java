package switchboard.node.examination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Vocabulary;
import switchboard.node.examination.Examination.Half;

class ExaminationTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Understander DEAF =
      (text, now, zone, vocabulary, asked) -> new Understanding("unknown", 0.2, false, Slots.NONE);

  private static Examination of(Half half) {
    return Examination.of(DEAF, it -> new Vocabulary(it, "US", List.of()), half);
  }

  @Test
  void who_hears_nothing_finds_no_emergency_and_cries_none() {
    var all = of(Half.ALL);
    assertThat(all.json())
        .contains("\"emergency_recall\":0.0", "\"emergency_precision\":1.0", "\"intent\":0.0");
    assertThat(all.table(1)).contains("intents", "right", "heard unknown");
  }

  @Test
  void the_halves_make_the_whole() {
    var all = of(Half.ALL).sets();
    var dev = of(Half.DEV).sets();
    var test = of(Half.TEST).sets();
    assertThat(all).isNotEmpty();
    all.forEach((set, lines) ->
        assertThat(dev.getOrDefault(set, 0) + test.getOrDefault(set, 0)).isEqualTo(lines));
  }

  @Test
  void recall_and_precision_are_told_apart() {
    var tally = new Tally("emergencies", Subject.EMERGENCY, false);
    tally.count("1", "", List.of("true"), "true");
    tally.count("2", "", List.of("true"), "false");
    tally.count("3", "", List.of("false"), "true");
    tally.count("4", "", List.of("false"), "true");
    assertThat(tally.recall()).isEqualTo(0.5);
    assertThat(tally.precision()).isCloseTo(1 / 3.0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(tally.share()).isEqualTo(0.25);
  }

  @Test
  void addresses_may_differ_in_commas_case_and_abbreviations() {
    assertThat(Subject.ADDRESS.same("72 east Hickory St.", "72 E Hickory Street")).isTrue();
    assertThat(Subject.ADDRESS.same("Apt 4F, 17 Birch Rd", "17 Birch Road, Apt 4F")).isFalse();
    assertThat(Subject.NAME.same("ann lee", "Ann Lee")).isFalse();
  }

  @Test
  void a_time_is_right_in_any_offset_and_another_answer_may_be_accepted()
      throws JsonProcessingException {
    var line =
        JsonMapper.builder()
            .build()
            .readTree(
                """
                {"when": {"start": "2026-03-03T16:00:00Z", "end": null}, "accept": [
                  {"start": "2026-03-03T10:00:00", "end": "2026-03-03T12:00:00-06:00"}, null]}
                """);
    assertThat(Subject.WHEN.right(line, CHICAGO))
        .containsExactly("2026-03-03T10:00", "2026-03-03T10:00 to 2026-03-03T12:00", "-");
  }
}
