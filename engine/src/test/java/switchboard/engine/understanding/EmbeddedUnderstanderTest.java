package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Vocabulary.Term;

class EmbeddedUnderstanderTest {

  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();
  private static final Instant NOW = Instant.parse("2026-07-14T15:00:00Z");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Vocabulary PLUMBER =
      new Vocabulary(
          "trades",
          "US",
          List.of(
              new Term(
                  "leak", "Leak repair", List.of("burst pipe", "dripping tap", "leaky faucet")),
              new Term("water-heater", "Water heater repair", List.of("no hot water", "boiler")),
              new Term("tankless", "Tankless water heater installation", List.of()),
              new Term("drain", "Drain cleaning", List.of("clogged drain", "blocked sink"))));

  private static Understanding heard(String text, Expectation asked) {
    return UNDERSTANDER.understand(text, NOW, CHICAGO, PLUMBER, asked);
  }

  @Test
  void one_breath_may_hold_everything() {
    var heard =
        heard(
            "hi this is ann lee i've got a burst pipe at 42 elm street can someone come today my"
                + " number is nine one three five five five oh one four two",
            Expectation.ANYTHING);
    assertThat(heard.intent()).isEqualTo("emergency");
    assertThat(heard.emergency()).isTrue();
    var slots = heard.slots();
    assertThat(slots.name()).contains("Ann Lee");
    assertThat(slots.address()).contains("42 Elm Street");
    assertThat(slots.phone()).contains("+19135550142");
    assertThat(slots.need()).contains("burst pipe");
    assertThat(slots.service()).contains("leak");
    assertThat(slots.when().orElseThrow().grain()).isEqualTo(When.Grain.DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "sure go ahead, yes",
    "no can we do thursday instead, no",
    "yeah no thanks, no",
    "no problem, yes",
    "uh huh, yes",
    "why not, yes",
    "not really, no",
    "that's wrong, no",
    "let me talk to a person, human",
    "can you say that again, repeat"
  })
  void a_question_of_yes_or_no_is_answered(String text, String intent) {
    assertThat(heard(text, Expectation.YES_OR_NO).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "the first one, 1",
    "two, 2",
    "second please, 2",
    "option three, 3",
    "the last one works, -1",
    "number two, 2",
    "i'll take the third, 3",
    "the earliest, 1"
  })
  void one_of_the_offers_is_chosen(String text, int choice) {
    var slots = heard(text, Expectation.CHOICE).slots();
    assertThat(slots.choice()).contains(choice);
    assertThat(slots.when()).isEmpty();
  }

  @Test
  void a_time_may_choose_as_well() {
    var slots = heard("the nine o'clock", Expectation.CHOICE).slots();
    assertThat(slots.choice()).isEmpty();
    assertThat(slots.when()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "my taps are dripping, leak",
    "the water heaters making noise, water-heater",
    "i want a tankless heater, tankless",
    "my drains are clogged, drain",
    "i'd like to buy a dog, none"
  })
  void services_are_found_in_other_words(String text, String service) {
    var found = heard(text, Expectation.ANYTHING).slots().service();
    assertThat(found.orElse("none")).isEqualTo(service);
  }

  @Test
  void the_need_is_kept_in_the_callers_words() {
    var heard =
        heard(
            "um hi so yeah my kitchen sink is uh leaking and can you come tomorrow",
            Expectation.NEED);
    assertThat(heard.slots().need()).contains("my kitchen sink is leaking");
    assertThat(heard("hello there", Expectation.ANYTHING).slots().need()).isEmpty();
  }

  @Test
  void a_short_answer_is_read_by_the_question() {
    assertThat(heard("sam rivers", Expectation.NAME).slots().name()).contains("Sam Rivers");
    assertThat(heard("42 elm", Expectation.ADDRESS).slots().address()).contains("42 Elm");
    assertThat(heard("nine", Expectation.TIME).slots().when()).isPresent();
    assertThat(heard("nine", Expectation.ANYTHING).slots().when()).isEmpty();
  }

  static final List<String> NAUGHTY =
      List.of(
          "",
          " ",
          "\n\t",
          "?",
          "...",
          "😀😀😀",
          "你好我想预约",
          "مرحبا",
          "\u0000\u0001",
          "'",
          "''''",
          "@",
          "@@@.",
          "at at at dot dot",
          "double double triple",
          "+",
          "-",
          "#",
          "{can|could}",
          "my name is",
          "this is",
          "at",
          "between",
          "from to until",
          "$1 \\E [a-z]+*",
          "1/",
          "//",
          "1/2/3/4",
          "99:99",
          "31/31/2026",
          "february 30th",
          "the 0th",
          "00000000000000000000",
          "a.m.",
          "o'",
          "O'",
          "xxname xxwhen",
          "ſ ß İ ı",
          "ﷺﷺﷺﷺﷺﷺﷺﷺ");

  @ParameterizedTest
  @FieldSource("NAUGHTY")
  void naughty_text_never_fails(String text) {
    for (var asked : Expectation.values())
      assertThat(heard(text, asked).confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void random_words_in_any_order_never_fail() {
    var random = new Random(7);
    var words =
        "the tuesday 3rd at half past two double nine oh dot com my name is o brien elm street apartment b kansas not no and between to @ + 12/05 9am-11am w9 2ab é 😀 of next week after in an hour first last may burst pipe if"
            .split(" ");
    for (var round = 0; round < 1500; round++) {
      var text = new StringBuilder();
      for (var k = random.nextInt(14); k >= 0; k--)
        text.append(words[random.nextInt(words.length)]).append(k % 5 == 0 ? ", " : " ");
      var all = List.of(Expectation.values());
      var asked = all.get(round % all.size());
      assertThat(heard(text.toString(), asked)).as("%s", text).isNotNull();
    }
  }

  @Test
  void random_characters_never_fail() {
    var random = new Random(11);
    for (var round = 0; round < 500; round++) {
      var text = new StringBuilder();
      for (var k = 0; k < 40; k++)
        text.appendCodePoint(
            random.nextInt(4) == 0 ? ' ' : random.nextInt(Character.MAX_CODE_POINT));
      assertThat(heard(text.toString(), Expectation.ANYTHING)).isNotNull();
    }
  }

  @Test
  void work_is_bounded_however_long_the_text() {
    var text = String.join(" ", Collections.nCopies(2_000, "my pipe leaks at five"));
    assertThat(Tokens.of(text).size()).isLessThanOrEqualTo(Tokenizer.MOST);
    assertThat(Tokens.of("x".repeat(1_000_000)).size()).isLessThanOrEqualTo(1);
    assertThat(heard(text, Expectation.ANYTHING)).isNotNull();
  }

  @Test
  void the_same_words_always_mean_the_same() {
    var other = new EmbeddedUnderstander().warm();
    var text = "could someone look at my boiler next tuesday around ten";
    assertThat(other.understand(text, NOW, CHICAGO, PLUMBER, Expectation.ANYTHING))
        .isEqualTo(heard(text, Expectation.ANYTHING));
  }

  @Test
  void every_vertical_has_its_intents() {
    assertThat(Verticals.phrases("estate_agency"))
        .containsKeys(
            "property_enquiry_rent",
            "property_enquiry_buy",
            "book_viewing",
            "book_valuation",
            "tenant_maintenance",
            "tenant_general",
            "landlord_enquiry",
            "existing_viewing",
            "speak_to_agent",
            "office_hours",
            "general_enquiry");
    assertThat(Verticals.phrases("med_spa"))
        .containsKeys("preparation", "aftercare", "providers", "book");
    assertThat(Verticals.phrases("web_agency")).containsKeys("job_status", "change_request");
    assertThat(Verticals.phrases("circus")).containsKeys("book", "quote");
    assertThat(heard("hello", Expectation.ANYTHING).slots()).isEqualTo(Slots.NONE);
    assertThat(Optional.of(heard("hello", Expectation.ANYTHING).intent())).contains("greeting");
  }
}
