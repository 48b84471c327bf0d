package switchboard.node.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.simulator.race.Claim;
import switchboard.simulator.race.Claim.Way;

class TallyTest {
  private static final String ANN = "+19135550001";
  private static final String BOB = "+19135550002";

  private static Claim told(String phone, boolean yes) {
    return new Claim(Way.API, phone, yes, true, !yes);
  }

  private static long lost(List<Claim> claims, List<String> winners, Set<String> texted) {
    return Tally.of(claims, winners, texted).lost();
  }

  @Test
  void who_was_told_what_is_so_is_not_lost() {
    var tally = Tally.of(List.of(told(ANN, true), told(BOB, false)), List.of(ANN), Set.of());
    assertThat(tally).isEqualTo(new Tally(1, 0, List.of()));
  }

  @Test
  void yes_without_an_appointment_and_an_appointment_without_yes_are_lost() {
    assertThat(lost(List.of(told(ANN, true)), List.of(), Set.of())).isEqualTo(1);
    assertThat(lost(List.of(told(ANN, false)), List.of(ANN), Set.of())).isEqualTo(1);
  }

  @Test
  void whoever_hung_up_on_silence_may_be_told_by_text_and_only_of_what_is_so() {
    var silence = new Claim(Way.TEXT, ANN, false, false, false);
    assertThat(lost(List.of(silence), List.of(ANN), Set.of(ANN))).isZero();
    assertThat(lost(List.of(silence), List.of(ANN), Set.of())).isEqualTo(1);
    assertThat(lost(List.of(silence), List.of(), Set.of(ANN))).isEqualTo(1);
  }

  @Test
  void two_appointments_for_one_claim_are_lost() {
    assertThat(lost(List.of(told(ANN, true)), List.of(ANN, ANN), Set.of())).isEqualTo(1);
  }

  @Test
  void an_appointment_of_nobody_who_claimed_is_lost() {
    assertThat(lost(List.of(told(ANN, true)), List.of(ANN, BOB), Set.of())).isEqualTo(1);
  }

  @Test
  void who_is_told_no_is_to_be_offered_another_time() {
    var refused = new Claim(Way.CALL, ANN, false, true, false);
    assertThat(Tally.of(List.of(refused, told(BOB, false)), List.of(), Set.of()).unoffered())
        .isEqualTo(1);
  }

  @Test
  void the_last_line_holds_all_there_is_to_judge() {
    assertThat(new RaceLoad.Result(9, 3, 0, 0, 1).json())
        .isEqualTo("{\"claims\":9,\"wins\":3,\"overlaps\":0,\"lost\":0,\"unoffered\":1}");
  }
}
