package switchboard.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Status;

class FitTest {

  private static Search rent(
      @Nullable Integer least, @Nullable Integer most, @Nullable Long max, @Nullable String area) {
    return new Search(
        Optional.of(Deal.RENT),
        Optional.ofNullable(least),
        Optional.ofNullable(most),
        Optional.empty(),
        Optional.ofNullable(max),
        Optional.ofNullable(area),
        Optional.empty());
  }

  private static List<Listing> of(Search search) {
    return new Fit(search).of(Town.ALL, 3);
  }

  @Test
  void what_fits_comes_with_the_fewest_spare_rooms_then_the_cheapest_first() {
    assertThat(of(rent(2, null, null, null))).containsExactly(Town.PARK, Town.ELGIN, Town.THREE);
    assertThat(of(rent(2, 2, 215_000L, null))).containsExactly(Town.PARK);
    assertThat(new Fit(Search.ANY).of(Town.ALL, 100)).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Maida Vale", "in made a vale", "W9", "w nine", "w9 0zz", "maida"})
  void a_part_of_town_may_be_named_roughly(String area) {
    assertThat(of(rent(null, null, null, area))).containsExactly(Town.STUDIO, Town.ELGIN);
  }

  @Test
  void where_nothing_fits_the_nearest_come_near() {
    var none = rent(3, 3, 230_000L, "Maida Vale");
    assertThat(of(none)).containsExactly(Town.ELGIN, Town.PARK);
    assertThat(Town.ALL).noneMatch(new Fit(none)::fits);
    assertThat(of(rent(2, 2, 200_000L, "Maida Vale"))).containsExactly(Town.ELGIN, Town.PARK);
    assertThat(of(rent(2, 2, 190_000L, null))).containsExactly(Town.PARK);
    assertThat(of(rent(3, 3, null, "W9")).getFirst()).isEqualTo(Town.THREE);
  }

  @Test
  void what_is_out_of_reach_does_not_come_near() {
    assertThat(of(rent(2, 2, 100_000L, null))).isEmpty();
    assertThat(of(rent(9, 9, null, null))).isEmpty();
  }

  @Test
  void what_is_gone_never_fits() {
    var let = List.of(Town.ELGIN.with(Status.LET), Town.PARK.with(Status.UNDER_OFFER));
    assertThat(new Fit(rent(2, 2, null, null)).of(let, 3)).isEmpty();
  }

  @Test
  void a_rent_by_the_week_is_compared_by_the_month() {
    var weekly = Town.weekly(Town.ELGIN, 50_000);
    assertThat(Fit.price(weekly)).isEqualTo(216_667);
    assertThat(new Fit(rent(2, 2, 216_000L, null)).fits(weekly)).isFalse();
    assertThat(new Fit(rent(2, 2, 217_000L, null)).fits(weekly)).isTrue();
  }

  @Test
  void another_kind_of_home_is_only_near() {
    var house =
        new Search(
            Optional.of(Deal.SALE),
            Optional.of(3),
            Optional.of(3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Listing.Type.FLAT));
    assertThat(of(house).getFirst()).isEqualTo(Town.HOUSE);
    assertThat(new Fit(house).fits(Town.HOUSE)).isFalse();
  }
}
