package switchboard.engine.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Merge.Measure;
import switchboard.engine.specialist.Merge.Said;

class MergeTest {

  private static final String LONG =
      "One sentence about boilers. Another about radiators. A third about valves. A fourth about"
          + " pumps. A fifth about flues. A sixth about meters. A seventh about chimneys.";

  private static Contribution said(String id, String text, double confidence) {
    return new Contribution(
        id,
        id + " specialist",
        Outcome.ANSWERED,
        Optional.of(Personal.of(text)),
        confidence,
        Duration.ofSeconds(1),
        Optional.empty());
  }

  @Test
  void the_surest_comes_first_and_each_is_named() {
    var told =
        Merge.of(
            List.of(said("a", "Copper is dear.", 0.5), said("b", "Plastic is bendy.", 0.9)),
            Measure.HEARD);
    assertThat(told)
        .containsExactly(
            new Said("b specialist", "Plastic is bendy."),
            new Said("a specialist", "Copper is dear."));
  }

  @Test
  void nothing_is_said_twice() {
    var told =
        Merge.of(
            List.of(
                said("a", "A tank should be flushed once a year.", 0.9),
                said("b", "Flush the tank once every year. Anodes rust.", 0.5)),
            Measure.HEARD);
    assertThat(told)
        .containsExactly(
            new Said("a specialist", "A tank should be flushed once a year."),
            new Said("b specialist", "Anodes rust."));
  }

  @Test
  void no_more_is_told_than_one_can_listen_to_and_more_where_it_is_read() {
    var heard = Merge.of(List.of(said("a", LONG, 0.9)), Measure.HEARD);
    var read = Merge.of(List.of(said("a", LONG, 0.9)), Measure.READ);
    assertThat(Sentences.of(heard.getFirst().text())).hasSize(3);
    assertThat(Sentences.of(read.getFirst().text())).hasSize(6);
  }

  @Test
  void the_second_gets_a_word_in() {
    var told =
        Merge.of(List.of(said("a", LONG, 0.9), said("b", "Roots grow back.", 0.6)), Measure.HEARD);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().text()).isEqualTo("Roots grow back.");
  }

  @Test
  void who_is_late_or_does_not_know_says_nothing() {
    var late = Contribution.late("a", "a specialist", Duration.ofSeconds(30));
    var blank =
        Contribution.of("b", "b specialist", new Opinion.Unknown(), Duration.ofSeconds(1));
    assertThat(Merge.of(List.of(late, blank), Measure.HEARD)).isEmpty();
    assertThat(Merge.of(List.of(), Measure.READ)).isEmpty();
  }
}
