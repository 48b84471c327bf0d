package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.understanding.Understander.Expectation;

class WishesTest {

  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();

  private static Slots heard(String text) {
    return UNDERSTANDER
        .understand(
            text,
            Instant.parse("2026-07-14T15:00:00Z"),
            ZoneId.of("Europe/London"),
            new Vocabulary("estate_agency", "GB", List.of()),
            Expectation.ANYTHING)
        .slots();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up to six hundred thousand                        |        - | 60000000 | GBP
          my budget is six hundred and fifty thousand       |        - | 65000000 | GBP
          around two grand a month                          |   200000 |   200000 | GBP
          two to three thousand a month                     |   200000 |   300000 | GBP
          between five and six hundred thousand             | 50000000 | 60000000 | GBP
          at least half a million                           | 50000000 |        - | GBP
          something under £1,750 pcm                        |        - |   175000 | GBP
          we can spend 450k max                             |        - | 45000000 | GBP
          one point two million pounds                      |120000000 |120000000 | GBP
          about two and a half thousand dollars             |   250000 |   250000 | USD
          the rent is seventeen fifty a month               |   175000 |   175000 | GBP
          no more than fifteen hundred a month              |        - |   150000 | GBP
          """)
  void a_budget_is_heard(String text, String min, String max, String currency) {
    var budget = heard(text).budget().orElseThrow();
    assertThat(budget.min().map(String::valueOf).orElse("-")).isEqualTo(min);
    assertThat(budget.max().map(String::valueOf).orElse("-")).isEqualTo(max);
    assertThat(budget.currency()).isEqualTo(currency);
  }

  @Test
  void no_budget_is_heard_where_none_is() {
    assertThat(heard("can i come between two and three on friday").budget()).isEmpty();
    assertThat(heard("my number is oh seven seven hundred nine hundred one two three").budget())
        .isEmpty();
    assertThat(heard("it has a thousand square feet").budget()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a two-bed flat,2", "three bedroom house,3", "a 2 bed please,2", "two or three bedrooms,2",
    "a studio flat,0", "four double bedrooms,4", "my bed is wet,-", "a one bedroom apartment,1"
  })
  void bedrooms_are_counted(String text, String count) {
    assertThat(heard(text).bedrooms().map(String::valueOf).orElse("-")).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "a two bed in maida vale,Maida Vale",
    "something around w9,W9",
    "near w nine,W9",
    "in s w one,SW1",
    "looking in queen's park please,Queen's Park",
    "is kensal rise or queen's park better,Queen's Park",
    "i will come in an hour,-",
    "call me in the morning,-",
    "we are in trouble,-"
  })
  void an_area_is_heard(String text, String area) {
    assertThat(heard(text).area().orElse("-")).isEqualTo(area);
  }

  @ParameterizedTest
  @CsvSource({
    "how is JB-2024-001 going,JB-2024-001",
    "job j b dash twenty twenty four dash oh oh one,JB-2024-001",
    "the reference is l k one oh one,LK101",
    "reference number four five seven,457",
    "i would like to see l k dash one oh one,LK-101",
    "what is the job about,-",
    "i am at w9 2ab,-"
  })
  void a_reference_is_heard(String text, String reference) {
    assertThat(heard(text).reference().orElse("-")).isEqualTo(reference);
  }
}
