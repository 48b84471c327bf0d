package switchboard.engine.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case.Meanwhile;

/// A burst pipe at noon that could be seen to at two, were it not for somebody's tap.
final class Cases {

  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final Slot TWO = Slot.of(Instant.parse("2026-01-05T14:00:00Z"), Duration.ofHours(2));
  static final Slot SIX = Slot.of(Instant.parse("2026-01-05T18:00:00Z"), Duration.ofHours(2));

  static final Case BURST =
      new Case(
          "burst",
          new Visit("ann", "CA1", "leak", true, Duration.ZERO, Duration.ofMinutes(30)),
          "van-1",
          TWO,
          "tap",
          Optional.of(new Meanwhile("later", "van-2", SIX)));

  private Cases() {}
}
