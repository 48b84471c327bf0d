package switchboard.engine.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.conversation.Rung;
import switchboard.engine.ladder.Crowd.Level;
import switchboard.engine.ladder.Ladder.VendorState;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Telephony;

class LadderTest {

  private static final Profile PLUMBER = Presets.all().getFirst().profile();
  private static final Profile MEDSPA = Presets.all().get(2).profile();
  private static final Share FIRST = new Share(0, 0);
  private static final Share LAST = new Share(9_999, 9_999);

  private Profile profile = PLUMBER;
  private Share share = FIRST;
  private VendorState vendor = VendorState.WELL;
  private boolean relay = true;
  private boolean staff;
  private Rollout rollout = new Rollout(Optional.of("deepgram"), 100, 100);

  private Ladder ladder() {
    return new Ladder(profile.with(Telephony.NONE.with(rollout)), share, staff, vendor, relay);
  }

  private Choice chosen() {
    return ladder().choose(Crowd.NONE);
  }

  private static Share share(int caller) {
    return Share.of("plumber", Optional.of("+1555555%04d".formatted(caller)), "CA1");
  }

  @Test
  void without_a_rollout_calls_are_held_as_usual() {
    var usual = new Ladder(PLUMBER, FIRST, false, vendor, true);
    assertThat(usual.choose(Crowd.NONE)).isEqualTo(Choice.of(Rung.GATHER, "usual"));
  }

  @Test
  void a_caller_in_the_rollout_is_talked_to_by_the_vendor() {
    assertThat(chosen()).isEqualTo(new Choice(Rung.SPEECH, Optional.of("deepgram"), "chosen"));
  }

  @Test
  void others_are_talked_to_over_the_networks_socket_or_by_webhooks() {
    rollout = new Rollout(Optional.of("deepgram"), 0, 100);
    assertThat(chosen()).isEqualTo(Choice.of(Rung.RELAY, "chosen"));
    rollout = new Rollout(Optional.of("deepgram"), 0, 0);
    assertThat(chosen()).isEqualTo(Choice.of(Rung.GATHER, "not-rolled-out"));
  }

  @Test
  void a_vendor_can_be_tried_before_it_is_rolled_out_to_anybody() {
    rollout = new Rollout(Optional.of("deepgram"), 0, 0);
    assertThat(ladder().hears()).contains("deepgram");
    vendor = VendorState.BROKEN;
    assertThat(ladder().hears()).isEmpty();
    vendor = VendorState.WELL;
    profile = MEDSPA;
    assertThat(ladder().hears()).isEmpty();
    rollout = new Rollout(Optional.of("deepgram"), 0, 0, List.of("deepgram"));
    assertThat(ladder().hears()).contains("deepgram");
    rollout = new Rollout(Optional.empty(), 0, 100);
    assertThat(ladder().hears()).isEmpty();
  }

  @Test
  void a_socket_that_cannot_be_had_is_said_to_be_the_reason() {
    rollout = new Rollout(Optional.empty(), 0, 100);
    relay = false;
    assertThat(chosen()).isEqualTo(Choice.of(Rung.GATHER, "relay-unavailable"));
  }

  @Test
  void a_vendor_that_is_broken_or_has_no_key_is_passed_by() {
    vendor = VendorState.BROKEN;
    assertThat(chosen()).isEqualTo(Choice.of(Rung.RELAY, "vendor-broken"));
    vendor = VendorState.UNCONFIGURED;
    assertThat(chosen()).isEqualTo(Choice.of(Rung.RELAY, "vendor-unconfigured"));
    rollout = new Rollout(Optional.of("deepgram"), 100, 0);
    assertThat(chosen()).isEqualTo(Choice.of(Rung.GATHER, "vendor-unconfigured"));
  }

  @Test
  void where_people_speak_of_their_health_only_named_vendors_hear_it() {
    profile = MEDSPA;
    assertThat(chosen().reason()).isEqualTo("vendor-not-allowed");
    rollout = new Rollout(Optional.of("deepgram"), 100, 0, List.of("openai"));
    assertThat(chosen().reason()).isEqualTo("vendor-not-allowed");
    rollout = new Rollout(Optional.of("deepgram"), 100, 0, List.of("deepgram"));
    assertThat(chosen().rung()).isEqualTo(Rung.SPEECH);
  }

  @Test
  void the_businesss_own_people_are_answered_by_the_rules() {
    staff = true;
    assertThat(chosen()).isEqualTo(Choice.of(Rung.GATHER, "staff"));
  }

  @Test
  void a_caller_keeps_their_place_and_a_higher_percentage_only_adds_callers() {
    int before = 0;
    for (int percent = 0; percent <= 100; percent += 5) {
      int now = percent;
      long in = IntStream.range(0, 2_000).filter(it -> share(it).speech(now)).count();
      assertThat(in).isGreaterThanOrEqualTo(before).isBetween(now * 20L - 100, now * 20L + 100);
      for (int it = 0; it < 200 && now > 0; it++)
        if (share(it).speech(now - 5)) assertThat(share(it).speech(now)).isTrue();
      before = (int) in;
    }
    assertThat(share(7)).isEqualTo(share(7));
  }

  @Test
  void the_places_in_two_rollouts_and_with_two_tenants_are_independent() {
    long both =
        IntStream.range(0, 2_000).filter(it -> share(it).speech(50) && share(it).relay(50)).count();
    assertThat(both).isBetween(400L, 600L);
    assertThat(Share.of("estate", Optional.of("+15555550007"), "CA1")).isNotEqualTo(share(7));
  }

  @Test
  void who_withholds_their_number_stands_for_this_call_alone() {
    var one = Share.of("plumber", Optional.empty(), "CA1");
    assertThat(Share.of("plumber", Optional.empty(), "CA1")).isEqualTo(one);
    assertThat(Share.of("plumber", Optional.empty(), "CA2")).isNotEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({"9,SPEECH", "10,GATHER", "19,GATHER", "20,KEYPAD", "29,KEYPAD", "30,VOICEMAIL"})
  void the_more_calls_a_tenant_has_the_more_simply_they_are_held(int calls, Rung rung) {
    var crowd = new Crowd(Level.FREE, Level.of(calls, 10), Level.FREE);
    assertThat(ladder().choose(crowd).rung()).isEqualTo(rung);
    assertThat(ladder().limit(crowd).isPresent()).isEqualTo(rung != Rung.SPEECH);
  }

  @Test
  void the_strictest_limit_counts() {
    var crowd = new Crowd(Level.of(5, 5), Level.of(5, 5), Level.of(9, 3));
    assertThat(ladder().choose(crowd)).isEqualTo(Choice.of(Rung.VOICEMAIL, "node-full"));
  }

  @Test
  void a_full_vendor_lets_the_networks_socket_take_the_call_where_it_is_rolled_out() {
    var crowd = new Crowd(Level.of(5, 5), Level.FREE, Level.FREE);
    assertThat(ladder().choose(crowd)).isEqualTo(Choice.of(Rung.RELAY, "vendor-full"));
    rollout = new Rollout(Optional.of("deepgram"), 100, 0);
    assertThat(ladder().choose(crowd)).isEqualTo(Choice.of(Rung.GATHER, "vendor-full"));
    rollout = new Rollout(Optional.of("deepgram"), 50, 0);
    share = LAST;
    assertThat(ladder().limit(crowd)).isEmpty();
  }

  @Test
  void each_rung_gives_way_to_the_next() {
    assertThat(ladder().below(Rung.SPEECH, "silent", Crowd.NONE))
        .isEqualTo(Choice.of(Rung.RELAY, "silent"));
    relay = false;
    assertThat(ladder().below(Rung.SPEECH, "silent", Crowd.NONE).rung()).isEqualTo(Rung.GATHER);
    assertThat(ladder().below(Rung.RELAY, "lost", Crowd.NONE).rung()).isEqualTo(Rung.GATHER);
    assertThat(ladder().below(Rung.GATHER, "late", Crowd.NONE).rung()).isEqualTo(Rung.KEYPAD);
    assertThat(ladder().below(Rung.KEYPAD, "key", Crowd.NONE).rung()).isEqualTo(Rung.VOICEMAIL);
    assertThat(ladder().below(Rung.VOICEMAIL, "key", Crowd.NONE).rung()).isEqualTo(Rung.VOICEMAIL);
  }
}
