package switchboard.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KnocksTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private final Knocks knocks = new Knocks(3, Duration.ofSeconds(10), 100, clock);

  @Test
  void a_stranger_may_fail_so_often_and_no_more() {
    fail("192.0.2.1", 3);
    assertThat(knocks.welcome("192.0.2.1")).isFalse();
    assertThat(knocks.welcome("192.0.2.2")).isTrue();
  }

  @Test
  void time_heals() {
    fail("192.0.2.1", 3);
    now = now.plusSeconds(9);
    assertThat(knocks.welcome("192.0.2.1")).isFalse();
    now = now.plusSeconds(1);
    assertThat(knocks.welcome("192.0.2.1")).isTrue();
  }

  @Test
  void only_the_latest_addresses_are_remembered() {
    fail("192.0.2.1", 3);
    for (int i = 0; i < 100; i++) fail("198.51.100." + i, 1);
    assertThat(knocks.welcome("192.0.2.1")).isTrue();
    assertThat(knocks.welcome("198.51.100.99")).isTrue();
  }

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) knocks.failed(address);
  }
}
