package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What callers say besides an address is taken out of it before its grammar reads it.
class PlainWordsTest {

  private static String words(Gloss gloss) {
    return gloss.tokens().list().stream().map(Token::text).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "robin full stop sample at mail dot example, robin dot sample at mail dot example",
    "robin then a dash sample at mail dot example, robin dash sample at mail dot example",
    "robin no dot i mean underscore sample, robin is sample",
    "no wait start again robin at mail dot example, is robin at mail dot example",
    "r o b i n that is robin at mail dot example, r o b i n at mail dot example",
    "robin with two b's in the middle at mail dot example, robin at mail dot example",
    "robin at mail dot example, robin at mail dot example",
  })
  void an_email_address_is_said_plainly(String said, String plain) {
    assertThat(words(DictationGloss.of(Tokens.of(said)))).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "the number is forty two and the road is elm street, forty two elm street",
    "twelve w h i t b y whitby lane, twelve whitby lane",
    "twenty two b for bertie elm street, twenty two b elm street",
    "flat two no sorry flat three elm court, flat three elm court",
    "seventeen yes seventeen elm street, seventeen elm street",
    "my sink leaks, my sink leaks",
  })
  void a_postal_address_is_said_plainly(String said, String plain) {
    assertThat(words(AddressGloss.of(Tokens.of(said)))).isEqualTo(plain);
  }

  @Test
  void the_first_rule_that_fits_wins_and_names_its_groups() {
    var rules =
        new Rewriting(
            List.of(
                Rewriting.rule("(one) (two) ", "$2 $1"),
                Rewriting.rule("one ", "never"),
                Rewriting.rule("gone ", "")));
    assertThat(words(rules.of(Tokens.of("one two gone three")))).isEqualTo("two one three");
  }

  @Test
  void words_that_stand_for_others_know_where_they_were_said() {
    var gloss = Rewriting.rule("b ", "c d");
    var all = new Rewriting(List.of(gloss)).of(Tokens.of("a b e"));
    assertThat(all.from()).containsExactly(0, 1, 1, 2);
    assertThat(all.to()).containsExactly(1, 2, 2, 3);
  }
}
