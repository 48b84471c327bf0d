package switchboard.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "we need it asap|URGENT",
        "please fix this as soon as possible|URGENT",
        "it's urgent|URGENT",
        "URGENT!!! the logo is missing|URGENT",
        "the checkout is broken|URGENT",
        "our checkout doesn't work|URGENT",
        "nobody can pay in the shop any more|URGENT",
        "customers can’t check out|URGENT",
        "my site is down|URGENT",
        "the whole website has been down since this morning|URGENT",
        "we are losing money every hour|URGENT",
        "we've been hacked|URGENT",
        "no rush but the checkout is broken|URGENT",
        "can you do it right away|URGENT",
        "no rush|LOW",
        "there's no hurry with this|LOW",
        "it is not urgent|LOW",
        "it isn't urgent at all|LOW",
        "nothing urgent just a small thing|LOW",
        "whenever you get a chance|LOW",
        "when you have time could you change the footer|LOW",
        "take your time|LOW",
        "it can wait|LOW",
        "low priority please|LOW",
        "it would be nice to have a gallery someday|LOW"
      })
  void what_presses_and_what_can_wait_is_told_apart(String words, Priority priority) {
    assertThat(PriorityWords.of(words)).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i need it by friday|HIGH",
        "it has to be live before the weekend|HIGH",
        "the contact form is broken|HIGH",
        "the form does not send|HIGH",
        "this is important to us|HIGH",
        "the phone number on the site is wrong and the prices are wrong|HIGH",
        "high priority|HIGH",
        "as soon as you can please|HIGH",
        "please add a contact form|MEDIUM",
        "move the button down a little|MEDIUM",
        "add a drop down menu to the shop|MEDIUM",
        "normal priority|MEDIUM",
        "the site is not down, i only want a new picture|MEDIUM",
        "nothing is broken, just add a page|MEDIUM"
      })
  void callers_say_how_much_it_matters(String words, Priority priority) {
    assertThat(PriorityWords.of(words)).isEqualTo(priority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "🙂",
        "срочно",
        "\u0000",
        "\uD800",
        "(((",
        "\\",
        "urgentissimo",
        "' or 1=1"
      })
  void whatever_else_is_said_is_of_no_particular_priority(String words) {
    assertThat(PriorityWords.said(words)).isEmpty();
    assertThat(PriorityWords.of(words)).isEqualTo(Priority.MEDIUM);
  }

  @Test
  void endless_talk_is_read_in_no_time() {
    var talk = "the site and the shop and not quite the form when you get ".repeat(20_000);
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> PriorityWords.of(talk));
  }
}
