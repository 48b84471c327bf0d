package switchboard.edge.relay;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.relay.HandOff.Why;
import switchboard.edge.relay.Session.Alarm;
import switchboard.edge.relay.Session.Hands;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// Carries the turns of one call between its socket and its conversation, one at a time. A turn
/// that is not answered is told again, the same under the same number, so that nothing is lost and
/// nothing happens twice; what the caller says meanwhile waits, or cuts the answer short where the
/// conversation allows it. For one thread: its session's.
final class Talker {

  /// With the session's patience, half a minute.
  private static final int TRIES = 6;

  private static final int STRAYED = 8;
  private static final Duration AGAIN = Duration.ofMillis(250);
  private static final Duration BREATH = Duration.ofMillis(50);

  /// @param reply empty: none came
  record Answer(long ask, Optional<Reply> reply) {}

  /// @param said how much of the reply we have; negative: it was not asked for piece by piece
  private record Ask(long id, int turn, Move move, int tries, int said) {}

  private final Hands hands;
  private final Mouth mouth;
  private final Moves waiting = new Moves();
  private final StringBuilder keys = new StringBuilder();
  private final int covered;
  private Optional<Ask> current = Optional.empty();
  private Optional<Ask> next = Optional.empty();
  private Optional<String> done = Optional.empty();
  private String begun = "";
  private long asks;
  private int turn = -1;
  private int spoken = -1;
  private int strayed;
  private Why why = Why.OVER;
  private boolean muted;
  private boolean over;
  private boolean ended;
  private long leaveBy;

  /// @param covered the turn whose reply was spoken before the session began; -1: none; below:
  ///   none, and the call had begun before. Then the open question is asked again, unless the
  ///   caller goes on by themselves meanwhile
  Talker(Hands hands, int covered, Optional<String> language) {
    this.hands = hands;
    this.covered = covered;
    this.mouth = new Mouth(hands, language);
  }

  /// Why the session is to be closed, if it is.
  Optional<String> done() {
    return mouth.blocked() ? Optional.of("slow_reader") : done;
  }

  void begin() {
    current = Optional.of(ask(new Ask(0, -1, new Move.Look(), 0, -1)));
  }

  private Ask ask(Ask it) {
    var sent = new Ask(++asks, it.turn(), it.move(), it.tries(), it.said());
    hands
        .context()
        .pipeToSelf(
            hands
                .frame()
                .desk()
                .ask(
                    hands.call(),
                    to ->
                        it.said() < 0
                            ? it.move().in(it.turn(), to)
                            : new Command.Resume(it.turn(), it.said(), to)),
            (reply, _) -> new Session.Answered(new Answer(sent.id(), Optional.ofNullable(reply))));
    return sent;
  }

  void heard(Told told) {
    if (ended) {
      hands.frame().metrics().ignored("after_end");
      return;
    }
    switch (told) {
      case Told.Prompt(var words, var whole) -> prompt(words, whole);
      case Told.Key(var digit) -> key(digit);
      case Told.Interrupted it -> interrupted(it);
      case Told.Played(var words) -> played(words);
      case Told.Speaking(var caller, var on) -> {
        if (caller && on) hands.quiet(Alarm.SILENCE);
        else listen();
      }
      case Told.Setup _, Told.Fault _, Told.Aside _, Told.Bad _ -> {}
    }
  }

  private void prompt(String words, boolean whole) {
    hands.quiet(Alarm.SILENCE);
    if (!whole) return;
    if (words.isEmpty()) listen();
    else move(new Move.Speak(words));
  }

  /// Keys are gathered until `#`, or until no other follows.
  private void key(char digit) {
    hands.quiet(Alarm.SILENCE);
    if (digit != '#' && keys.length() < 32) keys.append(digit);
    if (digit == '#') pressed();
    else hands.alarm(Alarm.KEYS, hands.frame().pacing().keys());
  }

  private void pressed() {
    hands.quiet(Alarm.KEYS);
    if (keys.isEmpty()) return;
    move(new Move.Press(keys.toString()));
    keys.setLength(0);
  }

  private void interrupted(Told.Interrupted it) {
    var heard = mouth.heard(it);
    mouth.silent();
    if (current.filter(a -> a.said() > 0).isPresent()) muted = true;
    if (spoken >= 0) {
      var words = Personal.of(heard);
      int which = spoken;
      hands.frame().desk().ask(hands.call(), to -> new Command.Interrupt(which, words, to));
    }
    if (over) hands.alarm(Alarm.OVER, BREATH);
    else listen();
  }

  private void played(String words) {
    if (!mouth.ends(words)) return;
    mouth.silent();
    if (over) hands.alarm(Alarm.OVER, BREATH);
    else listen();
  }

  /// What the caller does goes to the conversation as the next turn: at once where nothing is under
  /// way, and where something is as long as there is just one.
  private void move(Move move) {
    if (over) return;
    mouth.asked();
    if (current.isEmpty()) take(move);
    else if (next.isEmpty() && waiting.none() && current.get().turn() >= 0)
      next = Optional.of(ask(new Ask(0, current.get().turn() + 1, move, 0, -1)));
    else if (!waiting.add(move)) hands.frame().metrics().ignored("too_much");
  }

  private void take(Move move) {
    hands.frame().desk().stays(hands.tenant(), reference());
    begun = "";
    muted = false;
    current = Optional.of(ask(new Ask(0, turn + 1, move, 0, -1)));
    hands.alarm(Alarm.SOON, hands.frame().pacing().soon());
  }

  void answered(Answer it) {
    if (current.filter(a -> a.id() == it.ask()).isPresent()) answered(current.get(), it.reply());
    else if (next.filter(a -> a.id() == it.ask()).isPresent()) overtaken(it.reply());
  }

  /// The turn that was to cut the current one short is answered. Unheard, it waits: the one before
  /// it may not have been heard either.
  private void overtaken(Optional<Reply> reply) {
    var ask = next.orElseThrow();
    boolean refused = reply.filter(it -> !(it instanceof Reply.Rejected)).isEmpty();
    next = Optional.empty();
    if (refused) {
      waiting.back(ask.move());
    } else {
      current = Optional.of(ask);
      begun = "";
      muted = false;
      answered(ask, reply);
    }
  }

  private void answered(Ask ask, Optional<Reply> reply) {
    if (reply.isEmpty()) {
      late(ask);
      return;
    }
    switch (reply.get()) {
      case Reply.Say say -> said(say);
      case Reply.Part part -> part(ask, part);
      case Reply.Rejected(var reason) -> rejected(ask, reason);
      case Reply.Noted _, Reply.OfAgent _, Reply.Shown _ -> said(Optional.empty());
    }
  }

  private void said(Reply.Say say) {
    boolean first = turn < 0;
    turn = Math.max(turn, say.turn());
    strayed = 0;
    boolean fresh = say.turn() > Math.max(spoken, covered);
    spoken = Math.max(spoken, say.turn());
    boolean again = first && covered < -1;
    if (fresh && !muted && (!again || waiting.none())) speak(say, again);
    said(
        switch (say.next()) {
          case END -> Optional.of(Why.OVER);
          case HAND_OVER -> Optional.of(Why.PERSON);
          case LISTEN -> Optional.empty();
        });
  }

  private void speak(Reply.Say say, boolean again) {
    var all = words(say.text());
    var text = again && begun.isEmpty() ? Reprise.of(all) : all;
    mouth.say(text.startsWith(begun) ? text.substring(begun.length()) : text, true, say.language());
  }

  private static String words(Personal text) {
    return text.erased() ? "" : text.text();
  }

  /// A turn is over; what waited comes next.
  private void said(Optional<Why> end) {
    current = next;
    next = Optional.empty();
    hands.quiet(Alarm.SOON);
    if (end.isPresent()) {
      over = true;
      why = end.get();
      hands.alarm(Alarm.OVER, mouth.left().plus(BREATH));
    } else if (current.isEmpty()) {
      waiting.next().ifPresentOrElse(this::take, this::listen);
    }
  }

  private void listen() {
    if (over || current.isPresent() || ended) return;
    hands.alarm(Alarm.SILENCE, mouth.left().plus(hands.frame().pacing().silence()));
    if (leaveBy != 0) hands.alarm(Alarm.LEAVE, mouth.left());
  }

  private void part(Ask ask, Reply.Part part) {
    turn = Math.max(turn, part.turn());
    var text = words(part.text());
    boolean beside = part.said() == 0;
    if (!muted && beside) mouth.say(text + " ", false, part.language());
    if (!muted && !beside && text.startsWith(begun)) {
      mouth.say(text.substring(begun.length()), false, part.language());
      begun = text;
    }
    int said = beside ? Math.max(0, ask.said()) : part.said();
    current = Optional.of(ask(new Ask(0, part.turn(), ask.move(), 0, said)));
  }

  private void rejected(Ask ask, Reason reason) {
    switch (reason) {
      case NOT_BEGUN -> done = Optional.of("no_such_call");
      case ENDED -> end(Why.OVER);
      case UNKNOWN_TURN, PENDING, DISCARDED, ASKED_OTHERWISE, TOO_MUCH -> stray(ask);
    }
  }

  /// The conversation stands elsewhere than we thought: look, then go on.
  private void stray(Ask ask) {
    next.ifPresent(it -> waiting.back(it.move()));
    next = Optional.empty();
    waiting.back(ask.move());
    if (++strayed > STRAYED) {
      lost();
      return;
    }
    current = Optional.of(ask(new Ask(0, -1, new Move.Look(), 0, -1)));
  }

  /// No answer in time: the caller hears that we are at it, and we tell the same again.
  private void late(Ask ask) {
    if (ask.tries() + 1 >= TRIES) {
      lost();
      return;
    }
    var language = mouth.language();
    if (ask.tries() == 0)
      mouth.say(hands.frame().desk().filler(hands.tenant(), language) + " ", false, language);
    current = Optional.of(new Ask(0, ask.turn(), ask.move(), ask.tries() + 1, -1));
    hands.alarm(Alarm.RETRY, AGAIN);
  }

  private void lost() {
    var language = mouth.language();
    mouth.say(hands.frame().desk().lost(hands.tenant(), reference(), language), true, language);
    current = Optional.empty();
    over = true;
    done = Optional.empty();
    hands.alarm(Alarm.OVER, mouth.left().plus(BREATH));
  }

  private String reference() {
    return hands.call().substring(hands.tenant().id().length() + 1);
  }

  void ring(Alarm alarm) {
    switch (alarm) {
      case SILENCE -> {
        if (current.isEmpty() && !over && !ended) take(new Move.KeepSilent());
      }
      case KEYS -> pressed();
      case SOON -> soon();
      case RETRY -> current = current.map(it -> it.id() == 0 ? ask(it) : it);
      case OVER -> end(why);
      case LEAVE -> leaveIfQuiet();
      case SETUP, CLOSE -> {}
    }
  }

  /// The reply takes its time: we take it sentence by sentence.
  private void soon() {
    current =
        current.map(it ->
            it.said() < 0 && it.tries() == 0 && it.turn() >= 0
                ? ask(new Ask(0, it.turn(), it.move(), 0, 0))
                : it);
  }

  void leave() {
    if (leaveBy != 0) return;
    leaveBy = System.nanoTime() + hands.frame().pacing().leaving().toNanos();
    leaveIfQuiet();
  }

  /// Nobody is cut off: we wait for a pause, though not for ever.
  private void leaveIfQuiet() {
    if (over || ended) return;
    boolean pause = current.isEmpty() && waiting.none() && keys.isEmpty() && mouth.left().isZero();
    if (pause || System.nanoTime() - leaveBy >= 0) end(Why.MOVED);
    else hands.alarm(Alarm.LEAVE, AGAIN);
  }

  private void end(Why why) {
    if (ended) return;
    ended = true;
    over = true;
    hands.end(why, Math.max(spoken, covered));
  }
}
