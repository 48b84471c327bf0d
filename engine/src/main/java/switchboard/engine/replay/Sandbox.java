package switchboard.engine.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Copies;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.specialist.Reading;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.CalendarTools;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// Answers tools out of the calendars as they stood at the moment; whatever is done in it is
/// forgotten with it. What it cannot know it does not make up: that is a [Result.Failed].
final class Sandbox {

  private static final Duration PROMISED = Duration.ofHours(24);

  private final String tenant;
  private final Tenants.Card card;
  private final String conversation;
  private final Deque<Sheet> ahead;
  private final Copies calendars;
  private final CalendarTools tools;
  private Instant now = Instant.MIN;

  Sandbox(Recording recording, Tenants.Card card) {
    this.tenant = card.id();
    this.card = card;
    this.conversation = recording.id();
    this.ahead = new ArrayDeque<>(others(recording));
    var tenants = new One(card);
    InstantSource time = () -> now;
    var clock = time.withZone(ZoneOffset.UTC);
    this.calendars = new Copies(tenants, time::instant);
    this.tools = tools(tenants, clock);
  }

  private CalendarTools tools(Tenants tenants, Clock clock) {
    return new CalendarTools(
        new Finder(calendars, tenants, clock), new Planner(calendars), calendars, tenants, clock);
  }

  /// What happened on the calendars without the doing of this conversation.
  private static List<Sheet> others(Recording recording) {
    var began = recording.started().map(it -> it.at()).orElse(Instant.MAX);
    var own = own(recording);
    return recording.calendars().stream()
        .filter(it ->
            it.event().at().isBefore(began) || it.appointment().filter(own::contains).isEmpty())
        .sorted(Comparator.comparing(it -> it.event().at()))
        .toList();
  }

  private static Set<String> own(Recording recording) {
    var own = new HashSet<String>();
    for (var it : recording.events())
      if (it instanceof RunAsked run) own.add(appointment(run.tool()).orElse(run.run()));
    return own;
  }

  private static Optional<String> appointment(Tool tool) {
    return switch (tool) {
      case Tool.MoveAppointment it -> Optional.of(it.appointment());
      case Tool.CancelAppointment it -> Optional.of(it.appointment());
      case Tool.ConfirmAttendance it -> Optional.of(it.appointment());
      case Tool.AskReschedule it -> Optional.of(it.appointment());
      case Tool _ -> Optional.empty();
    };
  }

  Result run(RunAsked asked) {
    pass(asked.at());
    try {
      return tools
          .run(new Job(tenant, conversation, asked.run()), asked.tool())
          .map(it -> it.toCompletableFuture().join())
          .orElseGet(() -> other(asked));
    } catch (CompletionException e) {
      return new Result.Failed("no answer");
    }
  }

  private void pass(Instant at) {
    if (at.isAfter(now)) now = at;
    while (!ahead.isEmpty() && !ahead.getFirst().event().at().isAfter(now)) {
      var it = ahead.removeFirst();
      calendars.apply(Calendar.id(tenant, it.resource()), it.event());
    }
  }

  private Result other(RunAsked asked) {
    return switch (asked.tool()) {
      case Tool.ConsultSpecialists it -> read(it);
      case Tool.NoteCustomer _, Tool.OptOut _, Tool.OptIn _, Tool.AnswerConsent _ ->
          new Result.Done();
      case Tool.FindCustomer _ -> stranger(asked);
      case Tool.JoinWaitlist _ -> new Result.Joined(asked.run());
      case RecordTool.OpenTicket it ->
          new RecordResult.TicketOpened(asked.run(), it.urgency(), Optional.empty());
      case RecordTool.RequestChange it ->
          new RecordResult.ChangeRequested(asked.run(), it.job(), PROMISED);
      case RecordTool.AddTask it ->
          new RecordResult.TaskAdded(asked.run(), it.due().orElse(asked.at().plus(PROMISED)));
      case Tool _ -> new Result.Failed("not recorded");
    };
  }

  /// As they answer who are looked up in their sources.
  private Result read(Tool.ConsultSpecialists tool) {
    var all = card.profile().persona().specialists();
    return new Result.Advised(
        Moderator.named(tool.specialists(), all).stream()
            .map(it -> {
              var said = Reading.of(it, all, tool.question().text());
              return Contribution.of(it.id(), it.name(), said, Duration.ZERO);
            })
            .toList());
  }

  private static Result stranger(RunAsked asked) {
    return new Result.CustomerFound(
        "c" + asked.run(), false, Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /// The tenant under the configuration that is tried, and no other.
  private record One(Card card) implements Tenants {

    @Override
    public Optional<Card> byId(String id) {
      return Optional.of(card).filter(it -> it.id().equals(id));
    }

    @Override
    public Optional<Card> byNumber(Phone dialled) {
      return Optional.of(card).filter(it -> it.profile().numbers().contains(dialled));
    }

    @Override
    public Optional<Card> byKey(KeyKind kind, String hash) {
      return Optional.empty();
    }

    @Override
    public Collection<Card> all() {
      return List.of(card);
    }
  }
}
