package switchboard.edge.media.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {

  @Test
  void bytes_leave_in_the_order_they_came() {
    var chance = new Random(9);
    var backlog = new Backlog(20_000);
    var expected = new ArrayDeque<Byte>();
    for (int n = 0; n < 3_000; n++) {
      var in = new byte[chance.nextInt(900)];
      chance.nextBytes(in);
      int taken = backlog.add(in, 0, in.length);
      assertThat(taken).isEqualTo(Math.min(in.length, 20_000 - expected.size()));
      for (int k = 0; k < taken; k++) expected.add(in[k]);
      var out = new byte[chance.nextInt(900) + 1];
      int got = backlog.take(out, out.length);
      for (int k = 0; k < got; k++) assertThat(out[k]).isEqualTo(expected.remove());
      assertThat(backlog.size()).isEqualTo(expected.size());
      if (n % 500 == 0) {
        backlog.clear();
        expected.clear();
      }
    }
  }
}
