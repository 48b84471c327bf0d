package switchboard.engine.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Advice.Step;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Case;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.specialist.Moderator.Offer;
import switchboard.engine.specialist.Waiting;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Advised;
import switchboard.engine.tool.Tool;
import switchboard.engine.tool.Tool.ConsultSpecialists;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Questions that specialists know better: offers to ask them, asks those whom the caller agrees
/// to wait for, tells what they say, and goes on where the talk was. An emergency waits for nobody.
record AdviceFlow(Speaker speaker) {

  private static final int BRIEF = 4;

  /// Questions sound like wishes to those who listen for wishes.
  private static final double SURE = 0.85;

  static Advice of(Frame frame) {
    return frame.talk().manner().advice();
  }

  private static Frame with(Frame frame, Advice advice) {
    return frame.talk(it -> it.manner(m -> m.withAdvice(advice)));
  }

  private static Frame at(Frame frame, Step step) {
    return with(frame, of(frame).at(step));
  }

  /// The talk is as it was before; whatever is still being thought about counts for nothing.
  static Frame closed(Frame frame) {
    return of(frame).step() == Step.NONE ? frame : with(back(frame), of(frame).over());
  }

  /// What was asked before is what is asked, and was said last.
  private static Frame back(Frame frame) {
    var advice = of(frame);
    var asked = frame.asking(advice.before().orElse(frame.talk().asked()));
    return advice
        .resume()
        .map(it -> asked.talk(talk -> talk.withSaid(it.text())))
        .orElse(asked);
  }

  private List<Specialist> specialists() {
    return speaker.profile().persona().specialists();
  }

  // ---- to offer

  /// Offers to ask, where it is worth it and was not offered for this before.
  ///
  /// @param before the frame the question was asked in
  /// @param answer what we can say ourselves
  Optional<Thought> offered(
      Frame before, Frame frame, String words, Understanding meaning, Optional<String> answer) {
    if (specialists().isEmpty() || meaning.emergency() || frame.emergency())
      return Optional.empty();
    if (Moderator.wanted(words)) return wanted(before, frame, words);
    if (known(before, words)) return Optional.empty();
    return Moderator.offer(words, answer.isPresent() || errand(meaning), specialists())
        .map(it -> offer(before, frame, words, it, answer));
  }

  /// The same where several things were said, none of which is to be done.
  Optional<Thought> several(
      Frame frame, String words, Understanding meaning, Optional<String> answer) {
    boolean doing = meaning.wishes().stream().anyMatch(it -> Moderator.errand(it.words()));
    if (meaning.wishes().size() < 2 || doing) return Optional.empty();
    return offered(frame, frame, words, meaning, answer);
  }

  /// Something clearly is to be done that we do.
  private boolean errand(Understanding meaning) {
    var flow = speaker.route(meaning.intent()).flow();
    return meaning.confidence() >= SURE && !flow.isEmpty() && !flow.equals("answer");
  }

  private static boolean known(Frame frame, String words) {
    return of(frame).offered().stream()
        .anyMatch(it -> !it.erased() && Moderator.same(words, it.text()));
  }

  private Thought offer(
      Frame before, Frame frame, String words, Offer it, Optional<String> answer) {
    var ids = it.picks().stream().map(pick -> pick.specialist().id()).toList();
    var reasons = it.complexity().reasons().stream().map(one -> one.label()).toList();
    var advice =
        about(before, words)
            .asking(ids)
            .because(reasons, it.complexity().score())
            .telling(answer.isPresent())
            .at(Step.OFFERED);
    var key = answer.isPresent() ? "advice-offer-also" : "advice-offer";
    return asked(with(frame, advice), key).after(answer.orElse(""));
  }

  /// The caller asks for it: that is consent enough.
  private Optional<Thought> wanted(Frame before, Frame frame, String words) {
    var last = of(before).offered().stream().reduce((_, later) -> later).map(Personal::text);
    var question = Moderator.pick(words, specialists()).isEmpty() ? last : Optional.of(words);
    var ids = question.map(this::picked).orElse(List.of());
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ask(with(frame, about(before, question.get()).asking(ids)), ids, first()));
  }

  private List<String> picked(String question) {
    return Moderator.pick(question, specialists()).stream()
        .map(it -> it.specialist().id())
        .toList();
  }

  private static Advice about(Frame before, String words) {
    var resume = before.talk().said().map(it -> Personal.of(SmallTalk.lastQuestion(it.text())));
    return of(before).about(WorkTalk.cut(words), before.talk().asked(), resume);
  }

  private Thought asked(Frame frame, String key) {
    return speaker.ask(frame, Expectation.YES_OR_NO, key, "who", who(of(frame).specialists()));
  }

  private String who(List<String> ids) {
    var names = Moderator.named(ids, specialists()).stream().map(Specialist::name).toList();
    return Waiting.named(names);
  }

  // ---- what the caller says to it

  /// Empty: it is nothing to do with it, and the frame is to be taken as [#closed].
  Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var step = of(frame).step();
    if (!of(frame).open()) return Optional.empty();
    var answers = new AdviceWords(speaker);
    if (step == Step.WAITING) return waiting(frame, words, meaning);
    boolean leaving = answers.leaving(words, meaning);
    if (meaning.emergency() || leaving)
      return Optional.of(afresh(closed(frame), words, meaning));
    if (answers.yes(words, meaning)) return Optional.of(decided(frame, true));
    if (answers.no(words, meaning)) return Optional.of(decided(frame, false));
    boolean lost = meaning.intent().equals("unknown") && brief(words) && frame.talk().missed() < 1;
    return Optional.of(lost ? again(frame) : afresh(closed(frame), words, meaning));
  }

  private static boolean brief(String words) {
    return words.isBlank() || words.strip().split("\\s+").length < BRIEF;
  }

  private Thought afresh(Frame frame, String words, Understanding meaning) {
    return new Answers(speaker).said(frame, words, meaning);
  }

  private Thought again(Frame frame) {
    var missed = frame.talk(it -> it.withMissed(it.missed() + 1));
    return asked(missed, key(of(frame).step()));
  }

  private static String key(Step step) {
    return switch (step) {
      case CALL_BACK -> "advice-call-back";
      case MORE -> "advice-more";
      case NONE, OFFERED, WAITING, MEANWHILE -> "advice-offer";
    };
  }

  private Thought decided(Frame frame, boolean yes) {
    var advice = of(frame);
    return switch (advice.step()) {
      case CALL_BACK -> yes ? callBack(frame) : resumed(frame, speaker.phrase("advice-fine"));
      case MORE -> yes ? ask(frame, advice.specialists(), rest()) : enough(frame);
      case NONE, OFFERED, WAITING, MEANWHILE ->
          yes ? ask(frame, advice.specialists(), first()) : declined(frame);
    };
  }

  /// On the telephone nobody is kept for longer without being asked again.
  private Duration first() {
    return speaker.setting().voice() ? Case.FIRST : Case.ALL;
  }

  private static Duration rest() {
    return Case.ALL.minus(Case.FIRST);
  }

  private Thought ask(Frame frame, List<String> ids, Duration limit) {
    var question = Personal.of(of(frame).words());
    var now = at(frame, Step.WAITING).talk(it -> it.withMissed(0));
    return Thought.act(now, new ConsultSpecialists(question, ids, limit));
  }

  /// No harm done: a person may call back about it, and whatever else is wanted goes on.
  private Thought declined(Frame frame) {
    boolean busy = frame.errand().goal().isPresent();
    return busy || of(frame).told()
        ? resumed(frame, speaker.phrase("advice-fine"))
        : asked(at(frame, Step.CALL_BACK), "advice-declined");
  }

  private Thought enough(Frame frame) {
    return of(frame).told() ? resumed(frame, speaker.phrase("advice-fine")) : unknown(frame);
  }

  private Thought unknown(Frame frame) {
    return asked(at(frame, Step.CALL_BACK), "advice-unknown");
  }

  private Thought callBack(Frame frame) {
    var about = Optional.of(Personal.of(of(frame).words()));
    var now = closed(frame);
    if (now.errand().goal().isEmpty())
      return new CallBackFlow(speaker).go(now.errand(it -> it.withNeed(about)));
    var letters = new Letters(speaker).callBack(now.errand(it -> it.withNeed(about)));
    var kept =
        now.outcome().isEmpty() ? frame.achieved("message", Optional.empty()) : frame;
    return resumed(kept, speaker.phrase("advice-noted")).writing(letters);
  }

  // ---- while they think

  private Optional<Thought> waiting(Frame frame, String words, Understanding meaning) {
    var answers = new AdviceWords(speaker);
    if (meaning.emergency()) return Optional.of(afresh(closed(frame), words, meaning));
    if (answers.dropped(words, meaning))
      return Optional.of(resumed(frame, speaker.phrase("advice-dropped")));
    boolean patient = answers.patient(words, meaning);
    boolean mumbled = meaning.intent().equals("unknown") && brief(words);
    if (patient || mumbled) return Optional.of(Thought.quiet(frame));
    return Optional.of(afresh(back(at(frame, Step.MEANWHILE)), words, meaning));
  }

  // ---- what they say

  Thought learned(Frame frame, ConsultSpecialists tool, Result result) {
    var all = result instanceof Advised(var told) ? told : List.<Contribution>of();
    return switch (of(frame).step()) {
      case WAITING -> told(frame, tool, all);
      case MEANWHILE -> kept(frame, all);
      case NONE, OFFERED, MORE, CALL_BACK -> Thought.quiet(frame);
    };
  }

  private Thought told(Frame frame, ConsultSpecialists tool, List<Contribution> all) {
    var answer = new AdviceWords(speaker).answer(all);
    var late =
        all.stream()
            .filter(it -> it.outcome() == Outcome.LATE)
            .map(Contribution::specialist)
            .toList();
    boolean more = tool.limit().equals(Case.FIRST) && !late.isEmpty();
    if (more) return more(frame, answer, late);
    return answer.map(it -> resumed(frame, it)).orElseGet(() -> unknown(frame));
  }

  private Thought more(Frame frame, Optional<String> answer, List<String> late) {
    var told = of(frame).telling(of(frame).told() || answer.isPresent());
    var now = with(frame, told.asking(late).at(Step.MORE));
    return asked(now, "advice-more").after(answer.orElse(""));
  }

  /// Told with whatever is said next.
  private Thought kept(Frame frame, List<Contribution> all) {
    var answer = new AdviceWords(speaker).answer(all);
    var over = with(frame, of(frame).over());
    return Thought.quiet(over)
        .after(
            answer
                .map(it -> speaker.phrase("advice-kept", "answer", it))
                .orElseGet(() -> speaker.phrase("advice-kept-none")));
  }

  /// Goes on where the talk was when it came up.
  private Thought resumed(Frame frame, String answer) {
    var advice = of(frame);
    var back = closed(frame).talk(it -> it.withMissed(0));
    if (back.errand().goal().isPresent()) return new Answers(speaker).question(back).after(answer);
    boolean open = back.talk().asked() != Expectation.ANYTHING;
    var resume = advice.resume().filter(_ -> open).map(Personal::text);
    return Thought.say(back, answer + " " + resume.orElseGet(() -> speaker.phrase("how-else")));
  }

  // ---- keys and silence

  Optional<Thought> pressed(Frame frame, String digits) {
    if (!of(frame).open() || digits.equals("0")) return Optional.empty();
    boolean waiting = of(frame).step() == Step.WAITING;
    return Optional.of(
        switch (digits) {
          case "1" -> waiting ? Thought.quiet(frame) : decided(frame, true);
          case "2" ->
              waiting
                  ? resumed(frame, speaker.phrase("advice-dropped"))
                  : decided(frame, false);
          default -> waiting ? Thought.quiet(frame) : again(frame);
        });
  }

  Optional<Thought> silent(Frame frame) {
    if (!of(frame).open()) return Optional.empty();
    if (of(frame).step() == Step.WAITING) return Optional.of(Thought.quiet(frame));
    int silences = frame.talk().silences();
    var next = frame.talk(it -> it.withSilences(silences + 1));
    return silences > 0
        ? Optional.empty()
        : Optional.of(asked(next, key(of(frame).step())));
  }
}
