package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understanding;

/// A conversation with the plumber in memory: what is said means what the test says it means (or
/// what the understander given makes of it), and tools answer at once as the test lets them.
final class Talk {

  static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");
  static final Phone CALLER = new Phone("+19135550142");
  static final ActorRef<Reply> NOBODY = TestInbox.<Reply>create().getRef();
  static final Offer NINE = offer("2026-11-24T15:00:00Z");
  static final Offer TWO = offer("2026-11-24T20:00:00Z");
  static final Offer WEDNESDAY = offer("2026-11-25T16:00:00Z");

  final List<Event> journal = new ArrayList<>();
  final Map<String, Understanding> meanings = new LinkedHashMap<>();
  BiFunction<Tool, String, Result> tools = this::usual;

  /// What takes its time, and then is [#pending].
  Predicate<RunAsked> slow = _ -> false;

  final List<RunAsked> pending = new ArrayList<>();
  State state = State.EMPTY;
  Instant now = NOON;
  boolean known;
  Optional<Upcoming> upcoming = Optional.empty();

  static Offer offer(String start) {
    return new Offer("van-1", Slot.of(Instant.parse(start), Duration.ofHours(1)));
  }

  private final String reference;
  private final Optional<Phone> peer;
  private final Mind mind;

  Talk() {
    this.reference = "CA1";
    this.peer = Optional.of(CALLER);
    this.mind =
        mind(
            (text, _, _, _, _) ->
                meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
            plain(Presets.all().getFirst().profile()));
  }

  Talk(String reference, Optional<Phone> peer, Understander understander, Profile profile) {
    this.reference = reference;
    this.peer = peer;
    this.mind = mind(understander, profile);
  }

  /// The plumber, as long as callers are not asked how it went.
  static Profile plain(Profile it) {
    return it.with(it.planning().surveying(Planning.Survey.NONE));
  }

  private Mind mind(Understander understander, Profile profile) {
    return new Mind(
        "plumber:" + reference,
        new Card("plumber", profile, Status.ACTIVE, 1),
        understander,
        new RuleBrain(Phrases.of("en")));
  }

  Mind mind() {
    return mind;
  }

  Talk means(String words, String intent, Slots slots) {
    meanings.put(words, new Understanding(intent, 0.9, intent.equals("emergency"), slots));
    return this;
  }

  String calls() {
    return send(new Command.Begin(arrival(Channel.VOICE), NOBODY), 0);
  }

  private Arrival arrival(Channel channel) {
    var number = peer.map(Phone::e164).map(Personal::of);
    return new Arrival(channel, number, Optional.of(new Phone("+19135550100")), reference);
  }

  String says(String words) {
    int turn = state.turns().current() + 1;
    return send(new Command.Hear(turn, Personal.of(words), 0.9, NOBODY), turn);
  }

  String presses(String digits) {
    int turn = state.turns().current() + 1;
    return send(new Command.Press(turn, Personal.of(digits), NOBODY), turn);
  }

  String keepsSilent() {
    int turn = state.turns().current() + 1;
    return send(new Command.KeepSilent(turn, NOBODY), turn);
  }

  String texts(String words) {
    return texts("SM" + journal.size(), words, Optional.empty());
  }

  Command text(String message, String words) {
    return new Command.Receive(
        arrival(Channel.SMS), message, Personal.of(words), Optional.empty(), NOBODY);
  }

  String reply(String message) {
    return state.reply(state.turns().turn(message)).orElseThrow().text().text();
  }

  String texts(String message, String words, Optional<String> optOut) {
    var command =
        new Command.Receive(arrival(Channel.SMS), message, Personal.of(words), optOut, NOBODY);
    send(command, -1);
    return state.reply(state.turns().turn(message)).orElseThrow().text().text();
  }

  /// Sends a command, runs the tools it asks for, and gives the reply of the turn.
  String send(Command command, int turn) {
    finish(decide(command));
    return turn < 0 ? "" : state.reply(turn).map(it -> it.text().text()).orElse("(nothing)");
  }

  void finish(List<RunAsked> runs) {
    var asked = new ArrayList<>(runs);
    while (!asked.isEmpty()) {
      var it = asked.removeFirst();
      if (slow.test(it)) {
        pending.add(it);
        continue;
      }
      asked.addAll(decide(new Command.Finish(it.run(), tools.apply(it.tool(), it.run()))));
    }
  }

  List<RunAsked> decide(Command command) {
    return switch (state.decide(command, mind, now)) {
      case Accept(var events) -> keep(events);
      case Reject(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  Conversation.Reason refusal(Command command) {
    return switch (state.decide(command, mind, now)) {
      case Accept(var events) -> throw new AssertionError("accepted: " + events);
      case Reject(var reason) -> reason;
    };
  }

  private List<RunAsked> keep(List<Event> events) {
    journal.addAll(events);
    for (var it : events) state = state.apply(it);
    var asked = new ArrayList<RunAsked>();
    for (var it : events) if (it instanceof RunAsked run) asked.add(run);
    return asked;
  }

  Result usual(Tool tool, String run) {
    return switch (tool) {
      case Tool.FindCustomer _ ->
          new CustomerFound(
              "c1",
              known,
              known ? Optional.of(Personal.of("Pat Example")) : Optional.empty(),
              known ? Optional.of(Personal.of("1 Elm Street")) : Optional.empty(),
              false,
              upcoming);
      case Tool.FindSlots _ -> new Result.SlotsFound(List.of(NINE, TWO, WEDNESDAY), true);
      case Tool.Book it -> new Result.Booked(run, it.resource(), it.slot());
      case Tool.NextAppointment _ ->
          upcoming.<Result>map(Result.AppointmentFound::new).orElseGet(Result.NothingFound::new);
      case Tool.NoteCustomer _,
          Tool.CancelAppointment _,
          Tool.MoveAppointment _,
          Tool.ConfirmAttendance _,
          Tool.OptOut _,
          Tool.OptIn _ ->
          new Result.Done();
      case Tool.Upcoming _ -> new Result.AppointmentsFound(upcoming.stream().toList());
      case Tool.JoinWaitlist _ -> new Result.Joined(run);
      case Tool.Displace _ -> new Result.ConsentAsked(run);
      case Tool.AskReschedule _, Tool.AnswerConsent _ -> new Result.Done();
      case Tool.ClaimOffer _, Tool.DeclineOffer _ -> new Result.NothingFound();
      case RecordTool.AddTask it -> new RecordResult.TaskAdded(run, it.due().orElse(NOON));
      case Tool.ConsultSpecialists _ -> new Result.NothingFound();
      case Tool.OfRecords _, Tool.OfOwner _ -> new Result.Failed("not set up");
    };
  }

  <E> List<E> of(Class<E> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<String> letters(Event.Audience audience) {
    return of(MessageAsked.class).stream()
        .filter(it -> it.audience() == audience)
        .map(it -> it.body().text())
        .toList();
  }

  <T extends Tool> List<T> asked(Class<T> tool) {
    return of(RunAsked.class).stream()
        .map(RunAsked::tool)
        .filter(tool::isInstance)
        .map(tool::cast)
        .toList();
  }

  static Slots name(String it) {
    return slots(Optional.of(it), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Slots address(String it) {
    return slots(Optional.empty(), Optional.of(it), Optional.empty(), Optional.empty());
  }

  static Slots need(String it) {
    return slots(Optional.empty(), Optional.empty(), Optional.of(it), Optional.empty());
  }

  static Slots choice(int it) {
    return slots(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(it));
  }

  private static Slots slots(
      Optional<String> name,
      Optional<String> address,
      Optional<String> need,
      Optional<Integer> choice) {
    return new Slots(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        name,
        address,
        Optional.empty(),
        choice,
        need);
  }
}
