package switchboard.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

class WantedWordsTest {

  private static Wanted rent(String words, String asked) {
    return WantedWords.in(words, asked, Optional.of(Deal.RENT));
  }

  private static Wanted buy(String words, String asked) {
    return WantedWords.in(words, asked, Optional.of(Deal.SALE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up to two thousand two hundred a month | 2200",
        "under £1,800 pcm | 1800",
        "my budget is 2k | 2000",
        "around eighteen fifty | 1850",
        "two and a half thousand | 2500",
        "five hundred a week | 2167",
        "no more than fifteen hundred pounds | 1500",
      })
  void a_rent_is_read_by_the_month(String words, long pounds) {
    assertThat(rent(words, "budget").most().map(it -> Math.round(it / 100.0))).contains(pounds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up to one point two million | 1200000",
        "eight hundred thousand | 800000",
        "half a million | 500000",
        "about £850,000 | 850000",
        "1.5m | 1500000",
        "eight hundred | 800000",
      })
  void a_price_is_read_in_thousands_and_millions(String words, long pounds) {
    assertThat(buy(words, "budget").most()).contains(pounds * 100);
  }

  @Test
  void between_two_sums_is_a_least_and_a_most() {
    var it = buy("between 400 thousand and half a million", "budget");
    assertThat(it.least()).contains(40_000_000L);
    assertThat(it.most()).contains(50_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a two bed flat in W9 for two thousand | W9",
        "something in queen's park please | Queen's Park",
        "near maida vale under 2000 | Maida Vale",
        "a house in N W 6 | NW6",
      })
  void an_area_is_a_name_or_half_a_postcode(String words, String area) {
    assertThat(rent(words, "").area()).contains(area);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from january | ''",
        "in two weeks | ''",
        "I would like to move in march | ''",
        "we don't mind | ''",
        "as soon as possible | ''",
      })
  void a_time_or_no_preference_is_no_area(String words, String asked) {
    assertThat(rent(words, asked).area()).isEmpty();
  }

  @Test
  void everything_is_read_from_one_breath() {
    var it = rent("two or three bedroom house in Kilburn with a garden and parking up to 3k", "");
    assertThat(it.beds()).contains(2);
    assertThat(it.mostBeds()).contains(3);
    assertThat(it.type()).contains(Listing.Type.HOUSE);
    assertThat(it.area()).contains("Kilburn");
    assertThat(it.musts()).containsExactly("garden", "parking");
    assertThat(it.most()).contains(300_000L);
  }

  @Test
  void at_least_so_many_leaves_the_most_open() {
    var it = rent("at least three bedrooms", "beds");
    assertThat(it.beds()).contains(3);
    assertThat(it.mostBeds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "🙂🙂🙂", "ты кто", "9999999999999999999999", "£", "point point point"})
  void nonsense_is_nothing(String words) {
    assertThat(rent(words, "").most()).isEmpty();
    assertThat(rent(words, "beds").beds()).isEmpty();
  }

  @Test
  void a_very_long_utterance_is_read_too() {
    assertThat(rent("in Kilburn " + "blah ".repeat(10_000), "").area())
        .contains("Kilburn Blah Blah");
  }

  @Test
  void who_now_buys_has_another_budget_in_the_same_part_of_town() {
    var rented = rent("two bed in W9 for two thousand", "").withDeal(Deal.RENT);
    var bought = rented.and(Wanted.NOTHING.withDeal(Deal.SALE));
    assertThat(bought.most()).isEmpty();
    assertThat(bought.area()).contains("W9");
  }
}
