package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.change.Priority;
import switchboard.engine.job.JobCard;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Medium;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Search;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// One of each tool and result that has to do with records, as full as it can be.
final class RecordSamples {

  private static final Personal NEED = Personal.of("my tap is dripping");
  private static final Instant DUE = Instant.parse("2026-01-06T12:00:00Z");

  static final Listing FLAT =
      new Listing(
          "p-1",
          "EX100",
          Deal.RENT,
          Listing.Type.FLAT,
          2,
          Optional.of(1),
          120_000,
          "GBP",
          Optional.of(Per.MONTH),
          "9 Terrace Row",
          "Exampleton",
          Optional.of("ZZ1 1ZZ"),
          Listing.Status.AVAILABLE,
          Optional.of(LocalDate.parse("2026-02-01")),
          List.of("garden"),
          Optional.of("A bright flat."),
          Optional.of("flat-1"),
          List.of(new Medium("photo", "https://homes.example/ex100.jpg")));

  private RecordSamples() {}

  static Stream<Tool> tools() {
    var search =
        new Search(
            Optional.of(Deal.RENT),
            Optional.of(2),
            Optional.of(3),
            Optional.of(80_000L),
            Optional.of(130_000L),
            Optional.of("Exampleton"),
            Optional.of(Listing.Type.FLAT));
    return Stream.of(
        new RecordTool.SearchProperties(search),
        new RecordTool.FindProperty(Personal.of("1 Oak Street")),
        new RecordTool.OpenTicket("c-1", Optional.of("p-1"), NEED, "plumbing", Urgency.URGENT),
        new RecordTool.FindJobs("c-1"),
        new RecordTool.RequestChange("c-1", Optional.of("j-1"), NEED, Priority.HIGH),
        new RecordTool.AddTask(Optional.of("c-1"), "CALL_BACK", NEED, Optional.of(DUE)));
  }

  static Stream<Result> results() {
    var job =
        new JobCard(
            "j-1",
            "New shop",
            JobCard.Status.IN_PROGRESS,
            75,
            Optional.of(LocalDate.parse("2026-02-01")),
            Optional.of("Sam"));
    return Stream.of(
        new RecordResult.PropertiesFound(List.of(FLAT), true),
        new RecordResult.PropertyFound(FLAT),
        new RecordResult.TicketOpened("t-1", Urgency.URGENT, Optional.of(Personal.of("Zoë"))),
        new RecordResult.JobsFound(List.of(job)),
        new RecordResult.ChangeRequested("r-1", Optional.of("j-1"), Duration.ofHours(24)),
        new RecordResult.TaskAdded("r-1", DUE));
  }
}
