package switchboard.engine.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.Phone;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Consulted;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.PartSpoken;
import switchboard.engine.conversation.Event.Rated;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.SurveyAsked;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.dialogue.Advice;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// One fact of each kind a conversation stores, as full as it can be.
final class FactSamples {

  static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  /// The texts about people in them.
  static final List<String> PERSONAL =
      List.of("Zoë", "Sample", "2025550142", "Oak Street", "dripping", "4242", "zoe@", "hurry");

  private static final Personal NAME = Personal.of("Zoë Sample");
  private static final Personal PHONE = Personal.of("+12025550142");
  private static final Personal ADDRESS = Personal.of("1 Oak Street");
  private static final Personal NEED = Personal.of("my tap is dripping");
  private static final Slot SLOT =
      new Slot(Instant.parse("2026-01-06T15:00:00Z"), Instant.parse("2026-01-06T16:00:00Z"));
  private static final Upcoming NEXT = new Upcoming("a-1", "van-1", "faucet-fix", SLOT);
  private static final When WISH =
      new When(
          OffsetDateTime.parse("2026-01-06T09:00:00-06:00"),
          Optional.of(OffsetDateTime.parse("2026-01-06T12:00:00-06:00")),
          Grain.HOUR);

  private static final Preference PREFERENCE =
      new Preference(
          List.of(DayOfWeek.MONDAY),
          List.of(DayOfWeek.TUESDAY),
          List.of(LocalDate.parse("2026-01-08")),
          List.of(Part.MORNING, Part.EVENING),
          Optional.of(LocalTime.parse("09:30")),
          Optional.of(LocalTime.parse("17:00")),
          true,
          List.of("flat-1"));
  private static final Offer WITH = new Offer("agent-1", SLOT, List.of("flat-1"));
  private static final Upcoming BOTH =
      new Upcoming("a-1", "agent-1", "viewing", SLOT, List.of("flat-1"));

  /// Those that have come to say more than they once did.
  private static final List<Object> GROWN =
      List.of(
          new Tool.FindSlots(
              "viewing",
              false,
              Optional.of(WISH),
              Optional.of("agent-1"),
              Optional.of(PREFERENCE),
              Optional.of("a-1")),
          new Tool.Book(
              "c-1", "viewing", false, "agent-1", SLOT, List.of("flat-1"), Optional.of(AT)),
          new Tool.MoveAppointment(
              "a-1", "van-1", SLOT, Optional.of("agent-1"), List.of("flat-1"), Optional.of(AT)),
          new Result.SlotsFound(List.of(WITH), true, true),
          new Result.Booked(
              "a-1", "agent-1", SLOT, true, List.of("flat-1"), Optional.of("viewing")),
          new Result.SlotTaken(List.of(WITH)),
          new Tool.NoteCustomer("c-1", Details.NONE.withLooking(FrameSamples.LOOKING)),
          new Result.CustomerFound(
              "c-1",
              true,
              Optional.of(NAME),
              Optional.empty(),
              false,
              Optional.empty(),
              Optional.of(FrameSamples.CONTEXT)),
          new Tool.FindCustomer(
              Optional.empty(),
              Source.PHONE_CALL,
              Optional.of(
                  new Tool.Claim(
                      "c-1",
                      new Details(
                          Optional.of(NAME),
                          Optional.empty(),
                          Optional.of(Personal.of("zoe@mail.example")),
                          Optional.empty()),
                      true))));

  private FactSamples() {}

  /// Runs are told apart by what they do and what came of it.
  static GoldenFile golden(Event fact) {
    return switch (fact) {
      case RunFinished(_, Result.CustomerFound it, _) when it.identified() ->
          new GoldenFile("conversation.run-finished.customer-found.identified");
      case Started it when it.arrival().agent().isPresent() ->
          new GoldenFile("conversation.started.hosted");
      case RunAsked it -> named("conversation.run-asked", it.tool());
      case RunFinished it -> named("conversation.run-finished", it.result());
      case FrameChanged it when it.frame().caller().context().isPresent() ->
          new GoldenFile("conversation.frame-changed.context");
      case FrameChanged it when !it.frame().talk().manner().advice().equals(Advice.NONE) ->
          new GoldenFile("conversation.frame-changed.advice");
      case FrameChanged it when it.frame().form().isPresent() ->
          new GoldenFile("conversation.frame-changed.full");
      case Event it -> GoldenFile.of(it);
    };
  }

  private static GoldenFile named(String fact, Object what) {
    var name = what.getClass().getAnnotation(JsonTypeName.class);
    var grown = GROWN.contains(what) ? ".full" : "";
    return new GoldenFile(fact + "." + Objects.requireNonNull(name).value() + grown);
  }

  static Stream<Event> all() {
    return Stream.of(
            legs(),
            turns(),
            dialogue(),
            tools(),
            results(),
            models(),
            AdviceSamples.all(),
            aftermath())
        .flatMap(it -> it);
  }

  private static Stream<Event> legs() {
    var arrival =
        new Arrival(
            Channel.VOICE, Optional.of(PHONE), Optional.of(new Phone("+12025550100")), "CA1");
    return Stream.of(
        new Started(arrival, 3, AT),
        new Started(
            new Arrival(
                Channel.VOICE,
                Optional.of(PHONE),
                Optional.empty(),
                "uv-1",
                Optional.of("ultravox")),
            3,
            AT),
        new LegChanged("completed", 4, Optional.of(Duration.ofSeconds(90)), AT),
        new Ended("booked", AT));
  }

  private static Stream<Event> aftermath() {
    var full =
        new Assessment(
            Personal.of("Zoë Sample called about a dripping tap."),
            "book",
            "booked",
            Sentiment.MIXED,
            7,
            List.of("repeated-self"),
            List.of("achieved", "thanked"),
            true,
            Optional.of(Personal.of("Call Zoë Sample back.")),
            List.of("book"),
            List.of("flat-1"));
    return Stream.of(
        new Assessed(4, full, AT),
        new SurveyAsked("CA1", Via.SMS, 4, AT),
        new Rated("CA1", 5, Via.KEYPAD, AT));
  }

  private static Stream<Event> turns() {
    return Stream.of(
        new UtteranceHeard(1, NEED, 0.875, AT),
        new KeysPressed(2, Personal.of("4242"), AT),
        new SilenceKept(3, AT),
        new TextReceived(4, "SM1", Personal.of("please hurry"), Optional.of("HELP"), AT),
        new Replied(4, Personal.of("Thank you, Zoë."), Next.LISTEN, AT),
        new ReplyHeard(4, AT),
        new Event.HandedOver(3, switchboard.engine.tenant.Trigger.ASKED, AT),
        new Event.HandedBack(4, AT),
        new Event.RecordingDeclined(2, AT),
        new Event.CallsDeclined(2, "c7f3", AT),
        new Event.ReplyInterrupted(4, Personal.of("We can come"), AT),
        new Event.RungTaken(Rung.SPEECH, Optional.of("deepgram"), "chosen", AT),
        new Event.LineFollowed("k3v9", 7, AT),
        new Event.Whispered(4, Personal.of("Tell Zoë the van is late"), "owner", AT),
        new Event.PutThrough(4, "sam", "owner", AT),
        new Event.Dismissed(4, Personal.of("Goodbye, Zoë."), "owner", AT));
  }

  private static Stream<Event> dialogue() {
    return Stream.of(
        new Understood(1, "book", 0.75, true, AT),
        new FrameChanged(frame(), AT),
        new FrameChanged(FrameSamples.full(frame()), AT),
        new FrameChanged(FrameSamples.known(frame()), AT));
  }

  private static Stream<Event> models() {
    return Stream.of(
        new Consulted(4, 2, "openai", 1, AT),
        new PartSpoken(4, 2, Personal.of("Thank you, Zoë."), AT),
        new FunctionCalled(
            4,
            2,
            "call-1",
            "note_caller",
            Personal.of("{\"name\":\"Zoë Sample\"}"),
            Optional.of("r-1"),
            AT),
        new FunctionAnswered(
            4,
            "call-1",
            Personal.of("{\"ok\":true}"),
            Optional.of(Personal.of("Thank you, Zoë.")),
            AT),
        new ConsultationEnded(
            4, 2, "openai", new Cost(1200, 34, 250_000), Optional.of(Failure.SILENT), true, AT),
        new FillerSpoken(4, "One moment, please.", AT));
  }

  private static Frame frame() {
    var caller =
        new Frame.Caller(
            Optional.of("c-1"),
            true,
            Optional.of(NAME),
            true,
            true,
            true,
            Optional.of(PHONE),
            Optional.of(ADDRESS),
            Optional.of(NEXT));
    var errand =
        new Frame.Errand(
            Optional.of(Frame.Goal.RESCHEDULE),
            true,
            true,
            Optional.of(ADDRESS),
            Optional.of(NEED),
            Optional.of("faucet-fix"),
            Optional.of(WISH),
            true,
            List.of(new Offer("van-1", SLOT)),
            2);
    var talk =
        new switchboard.engine.dialogue.Talk(
            Expectation.CHOICE,
            1,
            1,
            Optional.of(Personal.of("Shall we come to 1 Oak Street?")),
            Optional.of(Personal.of("Thank you, Zoë.")),
            Optional.of("CANCEL"));
    return new Frame(caller, errand, talk, Optional.of("booked"), Optional.of("a-1"));
  }

  private static Stream<Event> tools() {
    var told =
        new Details(
            Optional.of(NAME),
            Optional.of(PHONE),
            Optional.of(Personal.of("zoe@mail.example")),
            Optional.of(ADDRESS));
    var grown = GROWN.stream().filter(Tool.class::isInstance).map(Tool.class::cast);
    var first =
        Stream.<Tool>of(
            new Tool.FindCustomer(Optional.of(PHONE), Source.PHONE_CALL),
            new Tool.NoteCustomer("c-1", told),
            new Tool.FindSlots("faucet-fix", true, Optional.of(WISH), Optional.of("van-1")),
            new Tool.Book("c-1", "faucet-fix", true, "van-1", SLOT),
            new Tool.NextAppointment("c-1"),
            new Tool.CancelAppointment("a-1", "van-1"),
            new Tool.MoveAppointment("a-1", "van-1", SLOT),
            new Tool.ConfirmAttendance("a-1", "van-1"),
            new Tool.OptOut("c-1", "STOP"),
            new Tool.OptIn("c-1", "START"),
            new Tool.Upcoming("c-1"),
            new Tool.JoinWaitlist(
                "c-1",
                "viewing",
                Optional.of(WISH),
                Optional.of(PREFERENCE),
                Optional.of("agent-1")),
            new Tool.ClaimOffer("c-1"),
            new Tool.DeclineOffer("c-1"),
            new Tool.AskReschedule("a-1", "van-1", "unresolved"),
            new Tool.Displace("c-1", "emergency-visit", Optional.of(WISH), Optional.of(PREFERENCE)),
            new Tool.AnswerConsent(Optional.of("r-1"), true));
    return Stream.of(first, grown, RecordSamples.tools(), OwnerSamples.tools())
        .flatMap(it -> it)
        .map(it -> new RunAsked("r-1", 4, it, AT));
  }

  private static Stream<Event> results() {
    var found =
        new Result.CustomerFound(
            "c-1", true, Optional.of(NAME), Optional.of(ADDRESS), true, Optional.of(NEXT));
    var grown = GROWN.stream().filter(Result.class::isInstance).map(Result.class::cast);
    var first =
        Stream.<Result>of(
            found,
            found.proved(),
            new Result.SlotsFound(List.of(new Offer("van-1", SLOT)), true),
            new Result.Booked("a-1", "van-1", SLOT),
            new Result.SlotTaken(),
            new Result.AppointmentFound(NEXT),
            new Result.NothingFound(),
            new Result.Done(),
            new Result.Failed("TimeoutException"),
            new Result.AppointmentsFound(List.of(NEXT, BOTH)),
            new Result.Joined("r-1"),
            new Result.ConsentAsked("r-1"));
    var finished =
        Stream.of(first, grown, RecordSamples.results(), OwnerSamples.results())
            .flatMap(it -> it)
            .<Event>map(it -> new RunFinished("r-1", it, AT));
    var message =
        new MessageAsked(
            "m-1", Audience.CUSTOMER, Optional.of("c-1"), Optional.of(PHONE), NEED, AT);
    return Stream.concat(finished, Stream.of(message));
  }
}
