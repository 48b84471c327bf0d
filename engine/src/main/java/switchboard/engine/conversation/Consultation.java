package switchboard.engine.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Consulted;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.function.Call;
import switchboard.engine.function.Functions;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Prompt;
import switchboard.engine.llm.Prompting;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Brain;

/// The language models' part in a conversation.
///
/// @param inquiry the current turn, if they lead it
/// @param spent in the whole conversation
/// @param said what the caller said in the latest turns
/// @param orphans runs asked for in a turn that is over
/// @param calls those of a hosted agent, where one leads
/// @param doubts how often somebody was not who they said they were
record Consultation(
    Optional<Inquiry> inquiry,
    Cost spent,
    Map<Integer, Personal> said,
    Set<String> orphans,
    Calls calls,
    int doubts) {

  static final Consultation NONE =
      new Consultation(Optional.empty(), Cost.NONE, Map.of(), Set.of(), Calls.NONE, 0);

  /// Nobody may go on guessing.
  static final Call.Refused DOUBTED =
      new Call.Refused(
          "That did not agree with what is on file too often. Take a message instead.",
          "I'm sorry, I can't confirm that. Shall I take a message, so that somebody calls back?");

  private static final int MOST_DOUBTS = 3;
  private static final String PRESSED = "(pressed ";

  private static final int KEPT = 10;
  private static final int LONGEST = 2_000;

  /// Who is being asked, and for what.
  record Asking(int turn, int generation, String provider) {}

  /// @param current the turn it is now
  Consultation apply(Event.OfTurns event, int current) {
    boolean same = inquiry.filter(it -> it.turn() != current).isEmpty();
    var left = same ? Stream.<String>of() : inquiry.stream().flatMap(Inquiry::awaited);
    return new Consultation(
        same ? inquiry : Optional.empty(),
        spent,
        heard(event),
        Stream.concat(orphans.stream(), left).collect(Collectors.toUnmodifiableSet()),
        calls,
        doubts);
  }

  private Map<Integer, Personal> heard(Event.OfTurns event) {
    return switch (event) {
      case UtteranceHeard it -> with(it.turn(), it.words());
      case TextReceived it -> with(it.turn(), it.body());
      case KeysPressed it -> with(it.turn(), pressed(it));
      case Event.SilenceKept _,
          Event.HandedBack _,
          Event.Replied _,
          Event.ReplyHeard _,
          Event.ReplyInterrupted _ ->
          said;
    };
  }

  private static Personal pressed(KeysPressed it) {
    return Personal.of(PRESSED + it.digits().text() + ")");
  }

  private Map<Integer, Personal> with(int turn, Personal words) {
    var next = new LinkedHashMap<>(said);
    boolean fits = words.text().length() <= LONGEST;
    next.put(turn, fits ? words : Personal.of(words.text().substring(0, LONGEST)));
    if (next.size() > KEPT) next.remove(next.firstEntry().getKey());
    return next;
  }

  Consultation apply(Event.OfModel event, Frame frame) {
    var next = inquiry.map(it -> it.apply(event)).or(() -> begun(event, frame));
    var paid = event instanceof ConsultationEnded it ? paid(it) : spent;
    var called = next.isPresent() ? calls : called(event);
    return new Consultation(next, paid, said, orphans, called, doubts + doubts(event));
  }

  private Calls called(Event.OfModel event) {
    return switch (event) {
      case FunctionCalled it -> calls.apply(it);
      case FunctionAnswered it -> calls.apply(it);
      case Event.OfModel _ -> calls;
    };
  }

  private int doubts(Event.OfModel event) {
    if (!(event instanceof FunctionAnswered it)) return 0;
    boolean asked =
        calls.named(it.call()).map(Calls.Call::function).or(() -> function(it.call())).stream()
            .anyMatch(Functions.IDENTIFY::equals);
    return asked && !it.answer().text().contains("\"identified\":true") ? 1 : 0;
  }

  private Optional<String> function(String call) {
    return inquiry.flatMap(it -> it.function(call));
  }

  boolean doubted() {
    return doubts >= MOST_DOUBTS;
  }

  private static Optional<Inquiry> begun(Event.OfModel event, Frame frame) {
    return event instanceof Consulted it ? Optional.of(Inquiry.begun(it, frame)) : Optional.empty();
  }

  private Cost paid(ConsultationEnded it) {
    return spent.plus(it.cost());
  }

  Optional<Asking> asking() {
    return inquiry.flatMap(
        it -> it.provider().map(provider -> new Asking(it.turn(), it.generation(), provider)));
  }

  /// The consultation that is listened to, if it is this one.
  Optional<Inquiry> open(int turn, int generation) {
    return inquiry
        .filter(it -> it.provider().isPresent())
        .filter(it -> it.turn() == turn && it.generation() == generation);
  }

  /// Whether some of this turn's reply may have been said already.
  boolean spoken() {
    return inquiry.filter(it -> !it.text().isBlank()).isPresent();
  }

  /// Whether this turn's reply is still being thought of.
  boolean pondering(int turn) {
    return inquiry
        .filter(it -> it.turn() == turn && !it.marks().left())
        .filter(it -> it.provider().isPresent() || it.waiting())
        .isPresent();
  }

  /// What the one who is asked is told.
  static Prompt prompt(State state, Mind mind, Asking asking, java.time.Instant now) {
    var setting = mind.setting(now, state.leg().voice());
    var model =
        mind.tenant().profile().brain().map(Brain::models).map(it -> it.get(asking.provider()));
    return Prompting.of(setting, state.frame(), turns(state), model);
  }

  private static List<Prompt.Turn> turns(State state) {
    var it = state.consultation();
    var all = new ArrayList<Prompt.Turn>();
    var numbers = new TreeSet<>(it.said.keySet());
    numbers.addAll(state.turns().replies().keySet());
    for (int turn : numbers.headSet(state.turns().current(), true)) {
      said(it.said.get(turn)).map(Prompt.Turn.Caller::new).ifPresent(all::add);
      said(reply(state.turns(), turn)).map(Prompt.Turn.Reply::new).ifPresent(all::add);
    }
    it.inquiry.map(Inquiry::turns).ifPresent(all::addAll);
    return List.copyOf(all);
  }

  /// What has been said, and of our words what was heard, as far as it is remembered.
  static List<Hosted.Line> history(State state) {
    return turns(state).stream().flatMap(Consultation::line).toList();
  }

  private static Stream<Hosted.Line> line(Prompt.Turn turn) {
    return switch (turn) {
      case Prompt.Turn.Caller(var words) -> Stream.of(line(true, words));
      case Prompt.Turn.Reply(var words) -> Stream.of(line(false, words));
      case Prompt.Turn.Wish _, Prompt.Turn.Answer _ -> Stream.of();
    };
  }

  private static Hosted.Line line(boolean caller, String words) {
    return new Hosted.Line(caller, Personal.of(words), Optional.empty());
  }

  /// What the caller did in a turn, as far as it is remembered: their words, or keys.
  Optional<Personal> said(int turn) {
    return Optional.ofNullable(said.get(turn)).filter(it -> !it.erased());
  }

  /// The keys that were pressed in a turn, if that is what the caller did.
  Optional<String> keys(int turn) {
    return said(turn)
        .map(Personal::text)
        .filter(it -> it.startsWith(PRESSED))
        .map(it -> it.substring(PRESSED.length(), it.length() - 1));
  }

  /// Of a reply that was cut short, what was heard.
  private static @org.jspecify.annotations.Nullable Personal reply(Turns turns, int turn) {
    var reply = turns.replies().get(turn);
    return turns.heard(turn).orElse(reply == null ? null : reply.text());
  }

  private static Optional<String> said(@org.jspecify.annotations.Nullable Personal it) {
    return Optional.ofNullable(it)
        .filter(p -> !p.erased())
        .map(Personal::text)
        .filter(text -> !text.isBlank());
  }

  /// All that has been said and answered, as what a model may repeat.
  static String sources(State state) {
    var all = new StringBuilder();
    for (var it : turns(state))
      all.append(
              switch (it) {
                case Prompt.Turn.Caller(var words) -> words;
                case Prompt.Turn.Reply(var words) -> words;
                case Prompt.Turn.Wish _ -> "";
                case Prompt.Turn.Answer(_, _, var answer) -> answer;
              })
          .append('\n');
    state.frame().caller().phone().ifPresent(it -> all.append(it.text()).append('\n'));
    return all.toString();
  }
}
