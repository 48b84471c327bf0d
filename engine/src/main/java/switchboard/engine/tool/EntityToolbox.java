package switchboard.engine.tool;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Tool.Book;
import switchboard.engine.tool.Tool.CancelAppointment;
import switchboard.engine.tool.Tool.ConfirmAttendance;
import switchboard.engine.tool.Tool.FindCustomer;
import switchboard.engine.tool.Tool.FindSlots;
import switchboard.engine.tool.Tool.MoveAppointment;
import switchboard.engine.tool.Tool.NextAppointment;
import switchboard.engine.tool.Tool.NoteCustomer;
import switchboard.engine.tool.Tool.OptIn;
import switchboard.engine.tool.Tool.OptOut;

/// The tools at work on the entities. Every command it sends may be sent again, so a run may.
public final class EntityToolbox implements Toolbox {

  private static final Logger LOG = LoggerFactory.getLogger(EntityToolbox.class);

  private final CustomerTools customers;
  private final CalendarTools calendars;
  private final Optional<WaitlistTools> waitlists;
  private final Optional<ConsentTools> consents;
  private final RecordTools records;
  private final Optional<SpecialistTools> specialists;
  private final Optional<OwnerTools> owner;

  public EntityToolbox(
      CustomerTools customers,
      CalendarTools calendars,
      WaitlistTools waitlists,
      ConsentTools consents) {
    this(
        customers,
        calendars,
        Optional.of(waitlists),
        Optional.of(consents),
        RecordTools.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /// Without a waitlist, and where nothing gives way to emergencies.
  public EntityToolbox(CustomerTools customers, CalendarTools calendars) {
    this(
        customers,
        calendars,
        Optional.empty(),
        Optional.empty(),
        RecordTools.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private EntityToolbox(
      CustomerTools customers,
      CalendarTools calendars,
      Optional<WaitlistTools> waitlists,
      Optional<ConsentTools> consents,
      RecordTools records,
      Optional<SpecialistTools> specialists,
      Optional<OwnerTools> owner) {
    this.customers = customers;
    this.calendars = calendars;
    this.waitlists = waitlists;
    this.consents = consents;
    this.records = records;
    this.specialists = specialists;
    this.owner = owner;
  }

  /// The same tools, with records of their own.
  public EntityToolbox with(RecordTools records) {
    return new EntityToolbox(
        customers, calendars, waitlists, consents, records, specialists, owner);
  }

  /// The same tools, with specialists to ask.
  public EntityToolbox with(SpecialistTools specialists) {
    var asked = Optional.of(specialists);
    return new EntityToolbox(customers, calendars, waitlists, consents, records, asked, owner);
  }

  /// The same tools, and those of the business's own people.
  public EntityToolbox with(OwnerTools owner) {
    var its = Optional.of(owner);
    return new EntityToolbox(customers, calendars, waitlists, consents, records, specialists, its);
  }

  private static <T> CompletionStage<Result> here(
      Optional<T> tools, Function<T, CompletionStage<Result>> run) {
    return tools
        .map(run)
        .orElseGet(() -> CompletableFuture.completedStage(new Result.NothingFound()));
  }

  @Override
  public CompletionStage<Result> run(String tenant, String conversation, String run, Tool tool) {
    try {
      return dispatch(new Job(tenant, conversation, run), tool)
          .exceptionally(failure -> failed(tool, failure));
    } catch (RuntimeException e) {
      return CompletableFuture.completedStage(failed(tool, e));
    }
  }

  private CompletionStage<Result> dispatch(Job job, Tool tool) {
    return switch (tool) {
      case FindCustomer it -> customers.find(job, it);
      case NoteCustomer it -> customers.note(job, it);
      case OptOut it -> customers.optOut(job, it);
      case OptIn it -> customers.optIn(job, it);
      case FindSlots it -> calendars.slots(job, it);
      case Book it ->
          calendars
              .book(job, it)
              .thenCompose(result ->
                  result instanceof Result.Booked
                      ? customers.promote(job, it.customer()).thenApply(_ -> result)
                      : CompletableFuture.completedStage(result));
      case NextAppointment it -> calendars.next(job, it);
      case CancelAppointment it -> calendars.cancel(job, it);
      case MoveAppointment it -> calendars.move(job, it);
      case ConfirmAttendance it -> calendars.attend(job, it);
      case Tool.Upcoming it -> calendars.upcoming(job, it);
      case Tool.AskReschedule it -> calendars.askReschedule(job, it);
      case Tool.JoinWaitlist it -> here(waitlists, tools -> tools.join(job, it));
      case Tool.ClaimOffer it -> here(waitlists, tools -> tools.claim(job, it));
      case Tool.DeclineOffer it -> here(waitlists, tools -> tools.decline(job, it));
      case Tool.Displace it -> here(consents, tools -> tools.displace(job, it));
      case Tool.AnswerConsent it -> here(consents, tools -> tools.answer(job, it));
      case Tool.ConsultSpecialists it -> here(specialists, tools -> tools.consult(job, it));
      case Tool.OfRecords it -> records.run(job.tenant(), job.conversation(), job.run(), it);
      case OwnerTool it -> here(owner, tools -> tools.run(job, it));
    };
  }

  private static Result failed(Tool tool, Throwable failure) {
    LOG.warn("tool {} failed: {}", tool.getClass().getSimpleName(), failure.getClass().getName());
    return new Failed(failure.getClass().getSimpleName());
  }

  /// For whom a tool runs.
  ///
  /// @param conversation its entity id
  public record Job(String tenant, String conversation, String run) {

    /// The conversation without its tenant, as appointments name it.
    String reference() {
      return conversation.substring(tenant.length() + 1);
    }
  }
}
