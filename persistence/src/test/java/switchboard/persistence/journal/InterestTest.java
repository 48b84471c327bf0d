package switchboard.persistence.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;
import switchboard.persistence.journal.EventJournal.Stored;

class InterestTest {

  private static final Fact SILENCE = new SilenceKept(1, Instant.EPOCH);
  private static final Fact HEARD = new ReplyHeard(1, Instant.EPOCH);

  private final List<Long> opened = new ArrayList<>();

  @Test
  void only_what_is_of_interest_is_opened() {
    var read = sifted(Interest.in(ReplyHeard.class), SILENCE, HEARD, SILENCE, HEARD);
    assertThat(read).containsExactly(HEARD, HEARD);
    assertThat(opened).containsExactly(2L, 4L);
  }

  @Test
  void the_end_is_told_where_nothing_came_of_it() {
    assertThat(sifted(Interest.in(ReplyHeard.class), HEARD, SILENCE, SILENCE))
        .containsExactly(HEARD, new PassedOver());
    assertThat(sifted(Interest.in(ReplyHeard.class), SILENCE)).containsExactly(new PassedOver());
    assertThat(sifted(Interest.in(ReplyHeard.class))).isEmpty();
  }

  @Test
  void a_condition_is_asked_of_what_was_opened() {
    var none = Interest.in(ReplyHeard.class).where(_ -> false);
    assertThat(sifted(none, HEARD, SILENCE)).containsExactly(new PassedOver());
    assertThat(none.takes(HEARD)).isFalse();
    assertThat(Interest.in(ReplyHeard.class).takes(HEARD)).isTrue();
    assertThat(Interest.in(ReplyHeard.class).takes(SILENCE)).isFalse();
  }

  @Test
  void everything_is_read_by_those_who_do_not_say_what_for() {
    assertThat(sifted(Interest.ALL, SILENCE, HEARD)).containsExactly(SILENCE, HEARD);
  }

  @Test
  void what_is_no_fact_has_to_be_looked_at() {
    var odd = List.of(stored(1, "garbage"), stored(2, "{\"type\":\""), stored(3, ""));
    var read =
        Reading.sifted(odd, Interest.in(ReplyHeard.class), Reading.opened(InterestTest::open));
    assertThat(read).allMatch(it -> it.event() instanceof Unreadable);
  }

  private List<Fact> sifted(Interest interest, Fact... facts) {
    var stored = new ArrayList<Stored>();
    for (var it : facts) stored.add(stored(stored.size() + 1, new String(json(it), UTF_8)));
    var reading = Reading.opened(InterestTest::open);
    return Reading.sifted(
            stored,
            interest,
            it -> {
              opened.add(it.ordering());
              return reading.read(it);
            })
        .stream()
        .map(it -> it.event())
        .toList();
  }

  private static Fact open(String id, StoredFact it) {
    return FactCodec.restore(it, Seal.PLAIN);
  }

  private static byte[] json(Fact it) {
    return FactCodec.store(it, Seal.PLAIN).json();
  }

  private static Stored stored(long ordering, String json) {
    return new Stored(
        ordering, "thing|a", ordering, 0, Reading.SERIALIZER, "", json.getBytes(UTF_8));
  }
}
