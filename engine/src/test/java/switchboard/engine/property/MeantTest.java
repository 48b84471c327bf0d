package switchboard.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.property.Listing.Status;

class MeantTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JB-2024-001 | e",
        "what's the status of property reference jb-2024-001 | e",
        "j b twenty twenty four zero zero one | e",
        "jay bee two thousand and twenty four oh oh two | p",
        "juliet bravo twenty twenty four dash double zero three | s",
        "the reference is j b two zero two four zero one zero | h",
        "it's the one with the reference ending zero one one | c",
        "can you tell me more about the property on elgin avenue | e",
        "the flat on elgin | e",
        "elgen avenue | e",
        "twelve elgin avenue flat three | e",
        "40 Ladbroke Grove | h",
        "the house on lad broke grove | h",
        "rose cottage | c",
        "the place in sampler lane | c",
        "the two bed flat in maida vale | e",
        "the two bed flat in made a vale | e",
        "the studio in maida vale | s",
        "that studio flat you have | s",
        "queens park | p",
        "the two bedroom with the garden in queen's park | p",
        "the flat in n w six | p",
        "the four bedroom house | c",
        "the victorian house with the garden | h",
        "the three bed maisonette | t",
        "the maisonette in paddington to rent | t",
        "the cottage for sale in islington | c",
      })
  void the_one_that_is_meant_is_found(String said, String id) {
    assertThat(Meant.among(Town.ALL, said).map(Listing::id)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a flat",
        "something nice please",
        "the one in maida vale",
        "j b twenty twenty four nine nine nine",
        "jb-2024-0011",
        "maple street",
        "the five bedroom house in maida vale",
        "\u0000\ud83d",
        "你好",
        "I want to buy a house"
      })
  void nobody_guesses(String said) {
    assertThat(Meant.among(Town.ALL, said)).isEmpty();
  }

  @Test
  void of_two_in_one_street_the_number_tells_or_nothing_does() {
    var other =
        Town.rent(
            "o",
            "JB-2024-020",
            Listing.Type.FLAT,
            2,
            230_000,
            "Flat 7, 55 Elgin Avenue, London W9 0ZZ",
            "Maida Vale",
            "W9 0ZZ",
            "balcony");
    var both = List.of(Town.ELGIN, other);
    assertThat(Meant.among(both, "the flat on elgin avenue")).isEmpty();
    assertThat(Meant.among(both, "number fifty five elgin avenue")).contains(other);
    assertThat(Meant.among(both, "12 elgin avenue")).contains(Town.ELGIN);
    assertThat(Meant.among(both, "the elgin avenue one with the parking")).contains(Town.ELGIN);
  }

  @Test
  void what_can_still_be_had_is_meant_rather_and_what_is_withdrawn_only_by_its_reference() {
    var let = Town.ELGIN.with(Status.LET);
    assertThat(Meant.among(List.of(let), "elgin avenue")).contains(let);
    assertThat(Meant.among(List.of(let, Town.STUDIO), "the one in maida vale"))
        .contains(Town.STUDIO);
    var gone = Town.ELGIN.with(Status.WITHDRAWN);
    assertThat(Meant.among(List.of(gone), "elgin avenue")).isEmpty();
    assertThat(Meant.among(List.of(gone), "jb 2024 001")).contains(gone);
  }

  @Test
  void a_long_speech_is_taken_in_quickly() {
    assertThat(Meant.among(Town.ALL, "well ".repeat(10_000) + "elgin avenue")).isEmpty();
    assertThat(Meant.among(Town.ALL, "nine hundred ".repeat(10_000))).isEmpty();
  }
}
