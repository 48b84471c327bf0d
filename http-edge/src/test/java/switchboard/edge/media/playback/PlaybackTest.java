package switchboard.edge.media.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.sound.Loudness;
import switchboard.simulator.media.Sound;

class PlaybackTest {

  private final List<String> marks = new ArrayList<>();
  private final List<Spoken> told = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<Integer> pieces = new ArrayList<>();
  private int clears;
  private boolean writable = true;
  private long now = 5_000_000_000L;
  private final Playback playback = playback(Duration.ofSeconds(60));

  private Playback playback(Duration bound) {
    return new Playback(new Recorded(), bound, new Told());
  }

  private final class Recorded implements Line {

    @Override
    public void sound(byte[] mulaw, int from, int to) {
      sent.write(mulaw, from, to - from);
      pieces.add(to - from);
    }

    @Override
    public void mark(String name) {
      marks.add(name + "@" + sent.size() / 8);
    }

    @Override
    public void clear() {
      clears++;
    }

    @Override
    public boolean writable() {
      return writable;
    }
  }

  private final class Told implements Playback.Listener {

    @Override
    public void accept(Spoken it) {
      told.add(it);
    }

    @Override
    public void dropped(String reason, int bytes) {
      dropped.add(reason + " " + bytes / 8);
    }
  }

  private void add(String item, int millis) {
    playback.add(item, Sound.vowel(millis, -20), millis * 8, now);
  }

  /// Time passes as frames of a telephone come in.
  private void pass(int millis) {
    for (int n = 0; n < millis; n += 20) {
      now += 20_000_000;
      playback.pump(now);
    }
    playback.tick(now);
  }

  private static String name(String mark) {
    return mark.substring(0, mark.indexOf('@'));
  }

  @Test
  void sound_in_real_time_is_sent_at_once() {
    for (int n = 0; n < 50; n++) {
      add("a", 20);
      assertThat(sent.size()).isEqualTo((n + 1) * 160);
      now += 20_000_000;
    }
  }

  @Test
  void sound_ahead_of_time_goes_out_in_pieces_of_50_ms_and_a_second_ahead() {
    for (int n = 0; n < 500; n++) add("a", 10);
    assertThat(sent.size() / 8).isBetween(1_000, 1_050);
    pass(2_000);
    assertThat(sent.size() / 8).isBetween(2_900, 3_060);
    assertThat(pieces.subList(75, pieces.size())).containsOnly(400);
  }

  @Test
  void nothing_is_lost_or_turned_round_on_the_way() {
    var all = new ByteArrayOutputStream();
    for (int n = 0; n < 40; n++) {
      var piece = Sound.noise(37 + n * 7, -20, n);
      all.writeBytes(piece);
      playback.add("a", piece, piece.length, now);
      pass(20);
    }
    playback.done("a", now);
    pass(20_000);
    assertThat(sent.toByteArray()).isEqualTo(all.toByteArray());
  }

  @Test
  void marks_follow_every_400_ms_and_the_end() {
    add("a", 950);
    playback.done("a", now);
    assertThat(marks).containsExactly("m0@400", "m1@800", "m2@950");
  }

  @Test
  void a_reply_is_heard_when_its_last_mark_is_back() {
    playback.words("a", "Good morning. How can I help?", now);
    add("a", 950);
    playback.done("a", now);
    pass(1_000);
    playback.back("m0", now);
    playback.back("m1", now);
    assertThat(told).isEmpty();
    playback.back("m2", now);
    assertThat(told)
        .containsExactly(
            new Spoken(
                "a",
                "Good morning. How can I help?",
                "Good morning. How can I help?",
                Duration.ofMillis(950),
                false));
  }

  @Test
  void a_caller_who_cuts_in_has_heard_what_was_played_by_then() {
    playback.words("a", "one two three four five six seven eight nine ten", now);
    add("a", 4_000);
    playback.done("a", now);
    pass(1_000);
    for (var it : List.copyOf(marks).subList(0, 2)) playback.back(name(it), now);
    pass(200);
    playback.interrupt(now);
    assertThat(clears).isEqualTo(1);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().interrupted()).isTrue();
    assertThat(told.getFirst().heardFor().toMillis()).isBetween(950L, 1_010L);
    assertThat(told.getFirst().heard()).isEqualTo("one two");
  }

  @Test
  void marks_that_come_back_after_the_line_was_cleared_prove_nothing() {
    playback.words("a", "one two three four", now);
    add("a", 2_000);
    playback.done("a", now);
    pass(500);
    playback.back("m0", now);
    playback.interrupt(now);
    for (var it : marks) assertThat(playback.back(name(it), now)).isFalse();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().heardFor().toMillis()).isBetween(400L, 520L);
  }

  @Test
  void marks_that_come_back_too_soon_prove_nothing() {
    playback.words("a", "one two three four", now);
    add("a", 4_000);
    assertThat(playback.back("m1", now)).isFalse();
    pass(100);
    playback.interrupt(now);
    assertThat(told.getFirst().heardFor().toMillis()).isLessThan(150);
    assertThat(told.getFirst().heard()).isEmpty();
  }

  @Test
  void marks_nobody_sent_are_passed_over() {
    add("a", 500);
    for (var name : List.of("m7", "m-1", "x0", "", "m", "m99999999999", "mm"))
      assertThat(playback.back(name, now)).isFalse();
  }

  @Test
  void between_marks_the_delay_of_the_last_ones_is_taken_off() {
    playback.words("a", "one two three four", now);
    add("a", 4_000);
    pass(700);
    playback.back("m0", now);
    pass(200);
    playback.interrupt(now);
    assertThat(told.getFirst().heardFor().toMillis()).isBetween(580L, 620L);
  }

  @Test
  void what_waits_behind_an_interrupted_reply_was_not_heard_at_all() {
    playback.words("a", "The first one.", now);
    add("a", 1_000);
    playback.words("b", "The second one.", now);
    add("b", 1_000);
    pass(600);
    playback.back("m0", now);
    playback.interrupt(now);
    assertThat(told).extracting(Spoken::item).containsExactly("a", "b");
    assertThat(told.getLast().heard()).isEmpty();
    assertThat(told.getLast().heardFor()).isZero();
  }

  @Test
  void of_an_interrupted_reply_nothing_more_is_played() {
    add("a", 500);
    pass(100);
    playback.interrupt(now);
    int before = sent.size();
    add("a", 500);
    playback.words("a", "late", now);
    assertThat(sent.size()).isEqualTo(before);
    assertThat(dropped).containsExactly("discarded 500");
    add("b", 100);
    assertThat(sent.size()).isEqualTo(before + 800);
  }

  @Test
  void a_reply_after_an_interruption_is_counted_from_its_own_start() {
    add("a", 3_000);
    pass(500);
    playback.interrupt(now);
    playback.words("b", "All right then.", now);
    add("b", 800);
    playback.done("b", now);
    pass(900);
    for (var it : marks.subList(marks.size() - 2, marks.size())) playback.back(name(it), now);
    assertThat(told.getLast().heard()).isEqualTo("All right then.");
  }

  @Test
  void sound_beyond_the_bound_is_dropped_and_not_heard() {
    var small = playback(Duration.ofSeconds(2));
    small.words("a", "one two three four five six seven eight nine ten", now);
    small.add("a", Sound.vowel(10_000, -20), 80_000, now);
    small.done("a", now);
    assertThat(dropped).hasSize(1);
    for (int n = 0; n < 250; n++) small.pump(now += 20_000_000);
    for (var it : marks) small.back(name(it), now);
    assertThat(sent.size() / 8).isBetween(3_000, 3_050);
    assertThat(told.getFirst().heard()).isEqualTo("one two three");
  }

  @Test
  void a_telephone_that_takes_nothing_is_not_sent_anything() {
    writable = false;
    add("a", 3_000);
    assertThat(sent.size()).isZero();
    writable = true;
    pass(20);
    assertThat(sent.size()).isPositive();
  }

  @Test
  void words_that_come_after_their_sound_are_waited_for() {
    add("a", 300);
    playback.done("a", now);
    pass(400);
    playback.back("m0", now);
    assertThat(told).isEmpty();
    playback.words("a", "Hello.", now);
    assertThat(told.getFirst().heard()).isEqualTo("Hello.");
  }

  @Test
  void marks_that_never_come_are_not_waited_for_for_ever() {
    playback.words("a", "Hello.", now);
    add("a", 300);
    playback.done("a", now);
    pass(3_000);
    assertThat(told).isEmpty();
    pass(500);
    assertThat(told.getFirst().heard()).isEqualTo("Hello.");
  }

  @Test
  void a_call_that_ends_tells_what_was_heard_by_then() {
    playback.words("a", "one two three four", now);
    add("a", 2_000);
    playback.done("a", now);
    pass(1_000);
    playback.end(now);
    assertThat(clears).isZero();
    assertThat(told.getFirst().heard()).isEqualTo("one");
  }

  @Test
  void our_own_voice_is_as_loud_as_it_was_until_its_echo_has_passed() {
    assertThat(playback.loudest(now)).isEqualTo(Loudness.NOTHING);
    add("a", 500);
    pass(100);
    assertThat(playback.loudest(now)).isBetween(-23.0, -17.0);
    pass(700);
    assertThat(playback.loudest(now)).isBetween(-23.0, -17.0);
    pass(2_000);
    assertThat(playback.loudest(now)).isLessThan(-80);
  }
}
