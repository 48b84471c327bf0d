package switchboard.engine.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

  private final Questions questions = Questions.in("en-US");

  @ParameterizedTest
  @CsvSource({"5,5", "' 4 ',4", "1.,1", "3!,3", "five,5", "Two,2", "5️⃣,5"})
  void a_bare_number_from_one_to_five_is_a_rating(String said, int rating) {
    assertThat(questions.rating(said)).contains(rating);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "6", "-1", "4/5", "3.5", "55", "5 stars", "2 pm", "yes", "٣", "one two"})
  void anything_else_is_none(String said) {
    assertThat(questions.rating(said)).isEmpty();
  }
}
