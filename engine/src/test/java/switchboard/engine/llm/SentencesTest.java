package switchboard.engine.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  private static final String LONG_TALK =
      "We close at 5 p.m. on Fridays. Dr. Sample charges £3.50 for 1.5 hours, e.g. on Monday."
          + " See www.example.com. Mail me at ann.sample@mail.example! Shall I book it? “Yes.” Good…";

  private static List<String> cut(String text, int size) {
    var all = new ArrayList<String>();
    var now = Sentences.NONE;
    for (int i = 0; i < text.length(); i += size) {
      var step = now.add(text.substring(i, Math.min(text.length(), i + size)));
      all.addAll(step.whole());
      now = step.next();
    }
    now.end().ifPresent(all::add);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void abbreviations_numbers_and_addresses_end_nothing(int size) {
    assertThat(cut(LONG_TALK, size))
        .containsExactly(
            "We close at 5 p.m. on Fridays.",
            "Dr. Sample charges £3.50 for 1.5 hours, e.g. on Monday.",
            "See www.example.com.",
            "Mail me at ann.sample@mail.example!",
            "Shall I book it?",
            "“Yes.”",
            "Good…");
  }

  @Test
  void a_sentence_comes_as_soon_as_it_is_whole() {
    var step = Sentences.NONE.add("Sure. ");
    assertThat(step.whole()).containsExactly("Sure.");
    assertThat(step.next().rest()).isEmpty();
  }

  @Test
  void a_time_of_day_may_end_a_sentence() {
    assertThat(cut("I have 9 a.m. Does that suit you?", 1))
        .containsExactly("I have 9 a.m.", "Does that suit you?");
  }

  @Test
  void lines_are_sentences_and_their_numbers_are_not() {
    assertThat(cut("Two times:\n1. Monday at nine\n2. Tuesday at ten\n", 4))
        .containsExactly("Two times:", "1. Monday at nine", "2. Tuesday at ten");
  }

  @Test
  void spanish_and_chinese_end_too() {
    assertThat(cut("Claro. ¿Le va bien el lunes? 好的。明天见！", 1))
        .containsExactly("Claro.", "¿Le va bien el lunes?", "好的。", "明天见！");
  }

  @Test
  void what_has_no_end_is_cut_where_one_may_breathe() {
    var parts = cut("and then we could, ".repeat(200), 5);
    assertThat(parts).hasSizeGreaterThan(10).allMatch(it -> it.length() <= 261);
    assertThat(parts.getFirst()).endsWith(",");
    assertThat(cut("x".repeat(2000), 9)).allMatch(it -> it.length() <= 261);
  }

  @Test
  void nothing_is_no_sentence() {
    assertThat(cut(" \n \n", 1)).isEmpty();
    assertThat(Sentences.NONE.end()).isEmpty();
  }

  @Test
  void nothing_is_lost_but_blanks() {
    assertThat(String.join("", cut(LONG_TALK, 3)).replace(" ", ""))
        .isEqualTo(LONG_TALK.replace(" ", ""));
  }
}
