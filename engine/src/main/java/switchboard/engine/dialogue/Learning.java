package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.engine.dialogue.TextKeywords.Word;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.AppointmentFound;
import switchboard.engine.tool.Result.AppointmentsFound;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.ConsentAsked;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.Joined;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.SlotTaken;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.tool.Tool.AnswerConsent;
import switchboard.engine.tool.Tool.CancelAppointment;
import switchboard.engine.tool.Tool.ClaimOffer;
import switchboard.engine.tool.Tool.ConfirmAttendance;
import switchboard.engine.tool.Tool.DeclineOffer;
import switchboard.engine.tool.Tool.Displace;
import switchboard.engine.tool.Tool.FindCustomer;
import switchboard.engine.tool.Tool.MoveAppointment;
import switchboard.engine.tool.Tool.NoteCustomer;
import switchboard.engine.tool.Tool.OptIn;
import switchboard.engine.tool.Tool.OptOut;

/// What a tool brought, and how the talk goes on.
record Learning(Speaker speaker) {

  Thought learned(Frame frame, Tool tool, Result result) {
    if (CalledFlow.looking(frame, tool)) return new CalledFlow(speaker).looked(frame, result);
    if (tool instanceof RecordTool.AddTask && frame.form().isEmpty()) return Thought.quiet(frame);
    if (tool instanceof Tool.ConsultSpecialists it)
      return new AdviceFlow(speaker).learned(frame, it, result);
    if (tool instanceof RecordTool it) return new Forms(speaker).learned(frame, it, result);
    return switch (result) {
      case CustomerFound it -> recognised(frame, it);
      case SlotsFound it -> new Offering(speaker).found(frame, it);
      case Booked it when again(frame, tool, it) -> confirmed(frame, it);
      case Booked it -> new BookedFlow(speaker).booked(frame, it);
      case SlotTaken(var alternatives) -> taken(frame, tool, alternatives);
      case AppointmentFound(var it) -> appointment(frame, it);
      case NothingFound() -> nothing(frame, tool);
      case AppointmentsFound(var all) -> new WhichFlow(speaker).found(frame, all);
      case Joined _ -> new WaitlistFlow(speaker).joined(frame);
      case ConsentAsked _ -> new ConsentFlow(speaker).asked(frame);
      case Done() -> done(frame, tool);
      case Result.OfRecords _, Result.OfOwner _, Result.Advised _ -> Thought.quiet(frame);
      case Failed _ -> failed(frame, tool);
    };
  }

  /// Whoever has said yes to an offer here and says it once more will be there.
  private static boolean again(Frame frame, Tool tool, Booked it) {
    return tool instanceof ClaimOffer
        && word(frame).filter(Word.YES::equals).isPresent()
        && frame.appointment().filter(it.appointment()::equals).isPresent();
  }

  private Thought confirmed(Frame frame, Booked it) {
    var service = it.service().or(() -> frame.errand().service()).orElse("");
    var upcoming =
        new Result.Upcoming(it.appointment(), it.resource(), service, it.slot(), it.with());
    return new TextKeywords(speaker).found(frame, Word.YES, upcoming);
  }

  private static Optional<Word> word(Frame frame) {
    return frame.talk().keyword().map(Word::valueOf);
  }

  private Thought recognised(Frame frame, CustomerFound it) {
    var now =
        frame.caller(c ->
            c.withCustomer(it.customer(), it.known())
                .withNameOnFile(it.name().filter(n -> !n.erased()))
                .withPlace(it.address().filter(a -> !a.erased()))
                .withNext(it.next())
                .withContext(it.context()));
    if (frame.errand().goal().isPresent()) return new Answers(speaker).go(now);
    return speaker.setting().voice()
        ? greeting(now)
        : Thought.quiet(new Reception(speaker).open(new Reception(speaker).written(now)));
  }

  /// By name only where the tenant lets a number alone speak for a person.
  private Thought greeting(Frame frame) {
    if (CalledFlow.open(frame)) return new CalledFlow(speaker).greeting(frame);
    var profile = speaker.profile();
    var usual =
        profile
            .persona()
            .greeting()
            .replace("{business}", profile.name())
            .replace("{name}", profile.persona().name());
    var received = new Reception(speaker).greeting(usual);
    if (received.flatMap(Reception.Greeting::note).isPresent())
      return received(frame, received.get());
    var greeting = received.map(Reception.Greeting::words).orElse(usual).concat(menu(frame));
    var name = frame.caller().known() ? frame.name() : Optional.<Personal>empty();
    boolean told = profile.recognition() != Recognition.NOTHING;
    if (name.isPresent() && profile.recognition() == Recognition.NAME_AND_CONTEXT) {
      var more = new Welcome(speaker).greeting(frame, greeting, first(name.get().text()));
      if (more.isPresent()) return more.get();
    }
    return name.isPresent() && told
        ? speaker.tell(frame, "greet-known", "greeting", greeting, "name", first(name.get().text()))
        : speaker.tell(frame, "greet-new", "greeting", greeting);
  }

  /// Nothing more is asked than this hour allows.
  private Thought received(Frame frame, Reception.Greeting it) {
    var now = new Reception(speaker).open(it.noted(frame));
    return Thought.say(now, (it.words() + menu(frame) + " " + it.ask()).strip());
  }

  /// Which keys stand for the other languages, each said in its own.
  private String menu(Frame frame) {
    var all = speaker.home().profile().languages();
    var spoken = Languages.of(frame, speaker.home().profile());
    return all.stream()
        .filter(it -> !it.equals(spoken))
        .flatMap(tag ->
            Tongue.spoken(tag).stream()
                .map(Phrases::in)
                .map(it -> it.say("language-menu", 0, "key", "" + (all.indexOf(tag) + 1))))
        .map(" "::concat)
        .collect(Collectors.joining());
  }

  static String first(String name) {
    return name.strip().split("\\s+")[0];
  }

  private Thought taken(Frame frame, Tool tool, List<Offer> alternatives) {
    if (tool instanceof AnswerConsent) return new ConsentFlow(speaker).late(frame);
    if (tool instanceof ClaimOffer) return new WaitlistFlow(speaker).gone(frame);
    if (!alternatives.isEmpty()) return new Offering(speaker).taken(frame, tool, alternatives);
    var next = frame.caller().next();
    var again = frame.errand(Frame.Errand::withoutOffers);
    var search =
        frame.pursues(Frame.Goal.RESCHEDULE) && next.isPresent()
            ? new ChangeFlow(speaker).search(again, next.get())
            : new BookingFlow(speaker).search(again);
    return search.after(speaker.phrase("gone"));
  }

  private Thought appointment(Frame frame, Upcoming it) {
    return word(frame)
        .map(word -> new TextKeywords(speaker).found(frame, word, it))
        .orElseGet(() -> new ChangeFlow(speaker).found(frame, it));
  }

  private Thought nothing(Frame frame, Tool tool) {
    return switch (tool) {
      case NoteCustomer _ -> Thought.quiet(frame);
      case AnswerConsent _ -> new ConsentFlow(speaker).none(frame);
      case Displace _ -> new ConsentFlow(speaker).unasked(frame);
      case ClaimOffer _, DeclineOffer _ when word(frame).isPresent() ->
          frame
              .customer()
              .map(it -> Thought.act(frame, new Tool.NextAppointment(it)))
              .orElseGet(() -> Thought.quiet(frame));
      case ClaimOffer _, DeclineOffer _ -> new WaitlistFlow(speaker).gone(frame);
      case Tool.JoinWaitlist _ -> new CallBackFlow(speaker).go(frame);
      case FindCustomer _,
          Tool.FindSlots _,
          Tool.Book _,
          Tool.NextAppointment _,
          CancelAppointment _,
          MoveAppointment _,
          ConfirmAttendance _,
          OptOut _,
          OptIn _,
          Tool.Upcoming _,
          Tool.AskReschedule _,
          Tool.ConsultSpecialists _,
          Tool.OfRecords _,
          Tool.OfOwner _ ->
          word(frame)
              .map(word -> new TextKeywords(speaker).none(frame, word))
              .orElseGet(() -> new ChangeFlow(speaker).none(frame));
    };
  }

  private Thought done(Frame frame, Tool tool) {
    return switch (tool) {
      case CancelAppointment _ -> cancelled(frame);
      case MoveAppointment it -> new MoveFlow(speaker).moved(frame, it);
      case ConfirmAttendance _ -> attending(frame);
      case OptOut _ ->
          word(frame).filter(Word.CANCEL::equals).isPresent()
              ? Thought.quiet(frame)
              : Thought.say(frame, "");
      case OptIn(_, var acted) ->
          acted.isEmpty()
              ? speaker.tell(frame, "sms-started", "business", speaker.profile().name())
              : Thought.say(frame, "");
      case Tool.AskReschedule _ -> new MoveFlow(speaker).asked(frame);
      case DeclineOffer _ -> new WaitlistFlow(speaker).declined(frame);
      case AnswerConsent(_, var agree) -> new ConsentFlow(speaker).answered(frame, agree);
      case NoteCustomer _,
          FindCustomer _,
          Tool.FindSlots _,
          Tool.Book _,
          Tool.NextAppointment _,
          Tool.Upcoming _,
          Tool.JoinWaitlist _,
          ClaimOffer _,
          Displace _,
          Tool.ConsultSpecialists _,
          Tool.OfRecords _,
          Tool.OfOwner _ ->
          Thought.quiet(frame);
    };
  }

  private Thought cancelled(Frame frame) {
    var it = frame.caller().next();
    if (it.isEmpty()) return new ChangeFlow(speaker).none(frame);
    return word(frame)
        .map(word -> new TextKeywords(speaker).cancelled(frame, word, it.get()))
        .orElseGet(() -> new ChangeFlow(speaker).cancelled(frame, it.get()));
  }

  private Thought attending(Frame frame) {
    return frame
        .caller()
        .next()
        .map(it -> new TextKeywords(speaker).attending(frame, it))
        .orElseGet(() -> new ChangeFlow(speaker).none(frame));
  }

  /// A caller is greeted and texts are obeyed even when the records cannot be reached.
  private Thought failed(Frame frame, Tool tool) {
    return switch (tool) {
      case NoteCustomer _ -> Thought.quiet(frame);
      case OptOut _, OptIn _ -> Thought.say(frame, "");
      case FindCustomer _ when frame.errand().goal().isEmpty() ->
          speaker.setting().voice() ? greeting(frame) : Thought.quiet(frame);
      case Displace _ -> new ConsentFlow(speaker).unasked(frame);
      case FindCustomer _,
          Tool.FindSlots _,
          Tool.Book _,
          Tool.NextAppointment _,
          CancelAppointment _,
          MoveAppointment _,
          ConfirmAttendance _,
          Tool.Upcoming _,
          Tool.JoinWaitlist _,
          ClaimOffer _,
          DeclineOffer _,
          Tool.AskReschedule _,
          AnswerConsent _,
          Tool.ConsultSpecialists _,
          Tool.OfRecords _,
          Tool.OfOwner _ ->
          new CallBackFlow(speaker).sorry(frame);
    };
  }
}
