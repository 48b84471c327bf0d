package switchboard.engine.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTest {

  @Test
  void markup_is_for_the_eye_only() {
    assertThat(
            Spoken.clean("**Sure!** We have [times](https://example.com):\n- _nine_ 😀 <b>now</b>"))
        .isEqualTo("Sure! We have times: nine now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"find_times\", \"arguments\": {}}",
        "<tool_call>find_times</tool_call>",
        "<|im_start|>assistant",
        "asdkjhaskdjhaskjdhaksjdhkajshdkjahsdkjhaskdjhaksjdh qwe",
        "!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
        "\u0000\u0001\u0002\u0003 \uFFFD\uFFFD\uFFFD\uFFFD",
        "$$ %% ## @@ ** (( )) ++ == ~~ ^^ && || \\\\ //"
      })
  void what_is_no_language_is_nonsense(String text) {
    assertThat(Spoken.nonsense(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sure! 😀",
        "We have 9:30, 10:00 or 2 p.m. on Tuesday the 24th.",
        "**Great**, that's £45–£60.",
        "¿Le va bien el martes?",
        "我们明天上午九点有空。",
        "See https://www.example.com/a/very/long/address/that/goes/on/and/on/and/on",
        "नमस्ते, मैं आपकी कैसे मदद कर सकता हूँ?"
      })
  void language_is_none(String text) {
    assertThat(Spoken.nonsense(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You're all booked for Tuesday.",
        "I've just booked that for you.",
        "It's been scheduled: it is booked.",
        "Your appointment is cancelled."
      })
  void done_is_a_claim(String text) {
    assertThat(Claims.done(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shall I get that booked for you?",
        "Once it is free I can book it.",
        "We are fully booked? Let me check.",
        "Would you like it scheduled for nine?"
      })
  void offering_is_none(String text) {
    assertThat(Claims.done(text)).isFalse();
  }

  @Test
  void numbers_and_addresses_must_have_been_heard_of() {
    assertThat(Claims.invented("Call 0191 498 0000.", "my number is 555 0142")).isTrue();
    assertThat(Claims.invented("Is it +1 (913) 555-0142?", "+19135550142")).isFalse();
    assertThat(Claims.invented("Write to boss@mail.example.", "")).isTrue();
    assertThat(Claims.invented("That was Ann@mail.example.", "ann@mail.example")).isFalse();
    assertThat(Claims.invented("It costs 120 to 150 dollars at 10:30 on 24 11.", "")).isFalse();
  }
}
