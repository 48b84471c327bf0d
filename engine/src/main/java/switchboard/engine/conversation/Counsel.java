package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Conversation.Command.Faulted;
import switchboard.engine.conversation.Conversation.Command.GiveUp;
import switchboard.engine.conversation.Conversation.Command.Hurry;
import switchboard.engine.conversation.Conversation.Command.OfModel;
import switchboard.engine.conversation.Conversation.Command.Recall;
import switchboard.engine.conversation.Conversation.Command.Sentence;
import switchboard.engine.conversation.Conversation.Command.Silence;
import switchboard.engine.conversation.Conversation.Command.Thought;
import switchboard.engine.conversation.Conversation.Command.Want;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Consulted;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.conversation.Event.PartSpoken;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.dialogue.Following;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Stimulus;
import switchboard.engine.dialogue.Thought.Speech;
import switchboard.engine.function.Call;
import switchboard.engine.function.Functions;
import switchboard.engine.llm.Budget;
import switchboard.engine.llm.Claims;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Fillers;
import switchboard.engine.llm.Prompting;
import switchboard.engine.llm.Spoken;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understanding;

/// Lets language models lead a turn: takes their sentences and wishes as long as they make sense,
/// goes from one provider to the next when they do not, and leaves the turn to the rules when none
/// is left. The rules follow all along, so that they know all that is known.
final class Counsel {

  private static final int ROUNDS = 6;
  private static final int CALLS = 12;
  private static final int REPEATS = 2;
  private static final int LONGEST = 900;
  private static final String END = "end_conversation";
  private static final String HAND_OVER = "hand_over";

  /// The key that asks for a person.
  private static final String PERSON = "0";

  private final Thinking it;

  Counsel(Thinking it) {
    this.it = it;
  }

  private State state() {
    return it.state();
  }

  private Consultation consultation() {
    return state().consultation();
  }

  private int turn() {
    return state().turns().current();
  }

  private Setting setting() {
    return it.mind().setting(it.now(), state().leg().voice());
  }

  /// Whether a model may lead the turn. What to do in an emergency is not left to one.
  boolean fit(Understanding meaning) {
    boolean alarm = Following.alarming(state().frame(), meaning);
    boolean owner = OwnerSheet.open(state().frame());
    boolean ours = !owner && !state().leg().hosted();
    return !alarm && ours && next().isPresent() && affordable();
  }

  private boolean affordable() {
    var brain = it.mind().tenant().profile().brain();
    var month = it.mind().models().month();
    return brain
        .filter(b -> new Budget(b.limits()).allows(consultation().spent(), month))
        .isPresent();
  }

  private Optional<String> next() {
    var failed = consultation().inquiry().map(Inquiry::failed).orElse(java.util.Set.of());
    return it.mind().models().providers().stream().filter(p -> !failed.contains(p)).findFirst();
  }

  /// The caller has spoken: a model is asked.
  Thinking begin(String words, Understanding meaning) {
    ask(next().orElseThrow());
    var spoken = Following.spoken(state().frame(), words, meaning, setting());
    return it.frame(Following.heard(spoken, words, meaning, it.now()));
  }

  private Thinking ask(String provider) {
    int generation = consultation().inquiry().map(Inquiry::generation).orElse(0) + 1;
    return it.record(new Consulted(turn(), generation, provider, Prompting.VERSION, it.now()));
  }

  /// What a model does. What comes of a consultation that is over counts for nothing.
  Thinking on(OfModel what) {
    var open = consultation().open(what.turn(), what.generation());
    if (open.isEmpty()) return it;
    var inquiry = open.get();
    return switch (what) {
      case Sentence(_, _, var text) -> sentence(inquiry, text.text());
      case Want want -> want(inquiry, want);
      case Thought(_, _, var cost) -> thought(inquiry, cost);
      case Faulted(_, _, var why) -> failed(why, Cost.NONE);
      case Silence _ -> inquiry.blank() ? failed(Failure.SILENT, Cost.NONE) : it;
    };
  }

  private Thinking sentence(Inquiry inquiry, String raw) {
    if (Spoken.nonsense(raw)) return failed(Failure.NONSENSE, Cost.NONE);
    var text = Spoken.clean(raw);
    if (text.isEmpty()) return it;
    if (unfounded(inquiry, text)) return failed(Failure.UNFOUNDED, Cost.NONE);
    boolean enough =
        inquiry.times(text) >= REPEATS || inquiry.text().length() + text.length() > LONGEST;
    if (enough) return thought(inquiry, new Cost(0, inquiry.text().length() / 4, 0));
    return it.record(new PartSpoken(turn(), inquiry.generation(), Personal.of(text), it.now()));
  }

  private boolean unfounded(Inquiry inquiry, String text) {
    var frame = state().frame();
    boolean known = Prompting.next(setting(), frame.caller()).isPresent();
    boolean nothing = frame.outcome().isEmpty() && !known && !inquiry.ran();
    return (nothing && Claims.done(text)) || Claims.invented(text, sources());
  }

  private String sources() {
    var profile = it.mind().tenant().profile();
    var own = profile.numbers().stream().map(Phone::e164).collect(Collectors.joining("\n"));
    return Consultation.sources(state()) + own;
  }

  private Thinking want(Inquiry inquiry, Want want) {
    boolean fresh = inquiry.calls() < CALLS;
    var call = fresh ? call(want) : new Call.Refused("That is enough for now: tell the caller.");
    return switch (call) {
      case Call.Asked(var tool) -> run(inquiry, want, state().runs().honest(tool));
      case Call.Answered(var answer) -> answered(called(inquiry, want, Optional.empty()), answer);
      case Call.Refused it -> answered(called(inquiry, want, Optional.empty()), refusal(it.why()));
    };
  }

  private Call call(Want want) {
    var known =
        Functions.of(it.mind().tenant().profile()).stream()
            .anyMatch(f -> f.name().equals(want.function()));
    if (!known) return new Call.Refused("There is no such function.");
    if (!want.arguments().isObject())
      return new Call.Refused("The arguments were no JSON object. Call it again with one.");
    if (want.function().equals(Functions.IDENTIFY) && consultation().doubted())
      return Consultation.DOUBTED;
    return Functions.call(want.function(), want.arguments(), state().frame(), setting());
  }

  private static JsonNode refusal(String why) {
    return JsonNodeFactory.instance.objectNode().put("ok", false).put("say", why);
  }

  private FunctionCalled called(Inquiry inquiry, Want want, Optional<String> run) {
    var call =
        new FunctionCalled(
            turn(),
            inquiry.generation(),
            want.call(),
            want.function(),
            Personal.of(want.arguments().toString()),
            run,
            it.now());
    it.record(call);
    return call;
  }

  private Thinking answered(FunctionCalled call, JsonNode answer) {
    return answered(call, Personal.of(answer.toString()), Optional.empty());
  }

  private Thinking answered(FunctionCalled call, Personal answer, Optional<Personal> plain) {
    return it.record(new FunctionAnswered(turn(), call.call(), answer, plain, it.now()));
  }

  /// Asked twice in a turn it is done once, and the second answer is the first.
  private Thinking run(Inquiry inquiry, Want want, Tool tool) {
    var known = inquiry.answer(it.run(tool));
    it.frame(Following.asked(state().frame(), tool));
    var call = called(inquiry, want, Optional.of(it.ask(tool)));
    boolean over = state().runs().tool(it.run(tool)).isEmpty();
    return over
        ? answered(call, known.orElseGet(() -> Personal.of("{\"ok\":true}")), Optional.empty())
        : it;
  }

  private Thinking thought(Inquiry inquiry, Cost cost) {
    if (inquiry.blank()) return failed(Failure.NOTHING, cost);
    boolean over = inquiry.wants(HAND_OVER);
    it.record(ended(inquiry, cost, Optional.empty(), over));
    return over ? it.think(new Stimulus.Pressed(PERSON)) : goOn();
  }

  private ConsultationEnded ended(
      Inquiry inquiry, Cost cost, Optional<Failure> failure, boolean left) {
    var provider = inquiry.provider().orElse("");
    int generation = inquiry.generation();
    return new ConsultationEnded(turn(), generation, provider, cost, failure, left, it.now());
  }

  /// Nobody is being asked: is there more to ask, or to say?
  private Thinking goOn() {
    var inquiry = consultation().inquiry().orElseThrow();
    if (inquiry.waiting()) return it;
    boolean said = !inquiry.text().isBlank();
    boolean more = inquiry.called() && !(said && inquiry.wants(END));
    if (!more) return said ? finish(inquiry) : leave(inquiry, Failure.NOTHING);
    if (inquiry.rounds() >= ROUNDS)
      return said ? finish(inquiry) : leave(inquiry, Failure.RESTLESS);
    if (!affordable()) return leave(inquiry, Failure.SPENT);
    return next().map(this::ask).orElseGet(() -> leave(inquiry, Failure.BROKEN));
  }

  private Thinking finish(Inquiry inquiry) {
    var text = inquiry.text();
    it.frame(Following.said(state().frame(), text));
    it.reply(new Speech(text, inquiry.wants(END)));
    return it;
  }

  /// The one who was asked is of no use: the next one, or the rules.
  private Thinking failed(Failure why, Cost cost) {
    var inquiry = consultation().inquiry().orElseThrow();
    var other =
        it.mind().models().providers().stream()
            .filter(p -> !inquiry.failed().contains(p))
            .filter(p -> !inquiry.provider().equals(Optional.of(p)))
            .findFirst();
    it.record(ended(inquiry, cost, Optional.of(why), other.isEmpty()));
    if (other.isEmpty()) return byRules();
    return consultation().inquiry().orElseThrow().waiting() ? it : ask(other.get());
  }

  /// The turn is left to the rules.
  private Thinking leave(Inquiry inquiry, Failure why) {
    it.record(ended(inquiry, Cost.NONE, Optional.of(why), true));
    return byRules();
  }

  /// What the rules make of the same words; or, where something has been done since, of that.
  private Thinking byRules() {
    var inquiry = consultation().inquiry().orElseThrow();
    if (inquiry.waiting() || state().turns().replied()) return it;
    var plain = inquiry.plain();
    if (plain.isPresent()) {
      it.reply(new Speech(plain.get().text(), false));
      return it;
    }
    return stimulus(inquiry.before()).map(s -> it.think(inquiry.before(), s)).orElse(it);
  }

  private Optional<Stimulus> stimulus(Frame before) {
    var text = state().turns().text();
    return Optional.ofNullable(consultation().said().get(turn()))
        .map(Personal::text)
        .map(words -> {
          var meaning = it.mind().understand(words, it.now(), before.talk().asked());
          return text.isPresent()
              ? new Stimulus.Texted(words, text.get().optOut(), meaning)
              : new Stimulus.Said(words, meaning);
        });
  }

  /// A run is done that a model asked for. Empty: it was not, or the turn is no longer its own.
  Optional<Thinking> finished(String run, Tool tool, Result result) {
    var calls =
        consultation()
            .inquiry()
            .filter(inquiry -> !inquiry.marks().left())
            .map(inquiry -> inquiry.awaiting(run))
            .orElse(List.of());
    if (calls.isEmpty()) return Optional.empty();
    var plain = learned(run, tool, result);
    var answer = Personal.of(Functions.told(tool, result, setting()).toString());
    for (var call : calls) answered(call, answer, plain);
    boolean asking = consultation().asking().isPresent();
    return Optional.of(asking ? it : goOn());
  }

  /// The rules learn of it too: frame and letters are theirs, the words are not. Records are no
  /// errand of theirs here.
  ///
  /// @return what they would say
  Optional<Personal> learned(String run, Tool tool, Result result) {
    it.record(new RunFinished(run, result, it.now()));
    boolean told = tool instanceof Tool.OfRecords || tool instanceof Tool.ConsultSpecialists;
    if (told) return said(tool, result);
    if (tool instanceof Tool.FindCustomer(_, _, var claim) && claim.isPresent()) {
      it.frame(Following.identified(state().frame(), claim.get(), result));
      return said(tool, result);
    }
    var thought =
        it.mind().brain().think(state().frame(), new Stimulus.Learned(tool, result), setting());
    it.frame(thought.frame());
    thought.letters().forEach(it::write);
    thought.tools().stream().filter(Tool.NoteCustomer.class::isInstance).forEach(it::ask);
    return thought.speech().map(Speech::text).filter(t -> !t.isBlank()).map(Personal::of);
  }

  private Optional<Personal> said(Tool tool, Result result) {
    var say = Functions.told(tool, result, setting()).path("say").asText("");
    return Optional.of(say).filter(t -> !t.isBlank()).map(Personal::of);
  }

  /// The caller speaks while a model, or specialists, are still at it: what was said so far is what
  /// was said.
  Thinking interrupted() {
    var led = consultation().inquiry().filter(_ -> consultation().pondering(turn()));
    var why = Optional.of(Failure.INTERRUPTED);
    led.ifPresent(inquiry -> it.record(ended(inquiry, Cost.NONE, why, true)));
    it.reply(new Speech(led.map(Inquiry::text).orElse(""), false));
    return it;
  }

  /// Nobody listens any more.
  Thinking hungUp() {
    return consultation()
        .inquiry()
        .filter(inquiry -> inquiry.provider().isPresent())
        .map(
            inquiry -> it.record(ended(inquiry, Cost.NONE, Optional.of(Failure.INTERRUPTED), true)))
        .orElse(it);
  }

  private boolean pondering(int turn) {
    return turn == turn() && !state().turns().replied() && consultation().pondering(turn);
  }

  Thinking hurry(Hurry what) {
    var filler = Advising.filler(state(), it.mind(), it.now()).filter(_ -> what.turn() == turn());
    if (filler.isPresent()) return it.record(filler.get());
    boolean filled = consultation().inquiry().filter(i -> i.marks().filled()).isPresent();
    if (!pondering(what.turn()) || filled || !state().leg().voice()) return it;
    return it.record(new FillerSpoken(turn(), Fillers.of(it.language(), turn()), it.now()));
  }

  Thinking giveUp(GiveUp what) {
    if (!pondering(what.turn()) || Advising.waited(state())) return it;
    return leave(consultation().inquiry().orElseThrow(), Failure.OVERDUE);
  }

  /// We are back after a restart, and whoever was asked has lost us.
  Thinking recall(Recall what) {
    var open = consultation().open(what.turn(), what.generation());
    if (open.isEmpty()) return it;
    var again = Optional.of(open.get().marks().restarts() > 0).filter(many -> !many);
    var next = again.flatMap(_ -> next());
    it.record(ended(open.get(), Cost.NONE, Optional.of(Failure.RESTARTED), next.isEmpty()));
    if (next.isEmpty()) return byRules();
    return consultation().inquiry().orElseThrow().waiting() ? it : ask(next.get());
  }
}
