package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.calendar.Slot;
import switchboard.engine.pin.Pins.Verdict;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.OwnerResult;
import switchboard.engine.tool.OwnerTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// One of each tool and result of the business's own people, as full as it can be.
final class OwnerSamples {

  private static final Instant AT = Instant.parse("2026-01-06T12:00:00Z");
  private static final Slot SLOT = Slot.of(AT, Duration.ofHours(1));
  private static final Optional<Personal> NAME = Optional.of(Personal.of("Zoë"));
  private static final Personal NEED = Personal.of("my tap is dripping");

  private OwnerSamples() {}

  static Stream<Tool> tools() {
    return Stream.of(
        new OwnerTool.CheckIn("owner"),
        new OwnerTool.Unlock("owner", Personal.of("Zoë")),
        new OwnerTool.ReadSchedule(SLOT, Optional.of("van-1")),
        new OwnerTool.ReadDigest(SLOT),
        new OwnerTool.ReadTasks(),
        new OwnerTool.FindPeople(Personal.of("Zoë")),
        new OwnerTool.FinishTask("t-1"),
        new OwnerTool.CancelVisit("b-1", "van-1"),
        new OwnerTool.MoveVisit("b-1", "van-1", SLOT),
        new OwnerTool.BlockTime(
            List.of("van-1"),
            LocalDateTime.parse("2026-01-09T12:00"),
            LocalDateTime.parse("2026-01-09T18:00")));
  }

  static Stream<Result> results() {
    var visit =
        new OwnerResult.VisitCard(
            "b-1", "van-1", List.of("room-1"), "faucet-fix", SLOT, NAME, NAME, true, true);
    var figures =
        new OwnerResult.Figures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    var contact =
        new OwnerResult.Contact(
            NAME, NAME, Optional.of(NEED), true, true, Optional.of("booked"), AT);
    return Stream.of(
        new OwnerResult.Known(true, Optional.of(AT)),
        new OwnerResult.PinChecked(Verdict.WRONG, 2),
        new OwnerResult.ScheduleRead(List.of(visit), List.of(new OwnerResult.Away("van-1", SLOT))),
        new OwnerResult.DigestRead(figures, List.of(contact)),
        new OwnerResult.TasksRead(List.of(new OwnerResult.TodoCard("t-1", NEED, NAME, NAME, AT))),
        new OwnerResult.PeopleFound(List.of(new OwnerResult.PersonCard("c-1", NAME, NAME, NAME))));
  }
}
