package switchboard.engine.conversation;

import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.HandedOver;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LineFollowed;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.ReplyInterrupted;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Hosted.OfLine;
import switchboard.engine.dialogue.Following;
import switchboard.engine.privacy.Personal;

/// Follows a call that a speech vendor leads for us, word by word, so that whoever goes on with it
/// knows all that was said and heard. What is urgent in it is seen at once, whoever talks.
final class Live {

  private static final int LONGEST = 4_000;

  private final Thinking it;

  Live(Thinking it) {
    this.it = it;
  }

  /// Whether the vendor has nothing more to say: the call is over, or somebody else's.
  static boolean over(State state) {
    boolean handed = state.reply(-1).filter(it -> it.next() == Next.HAND_OVER).isPresent();
    return state.leg().ended() || !state.leg().lent() || handed;
  }

  /// What was on its way when the call ended is still taken, as long as the line was its last.
  Decision<Event, Reason> decide(OfLine what) {
    var lines = lines();
    return switch (what) {
      case Hosted.Open _ when it.state().leg().ended() -> new Reject<>(Reason.ENDED);
      case Hosted.Open open when lines.used().contains(open.line()) ->
          new Reject<>(Reason.DISCARDED);
      case OfLine told when !(told instanceof Hosted.Open) && !lines.current(told.line()) ->
          new Reject<>(Reason.DISCARDED);
      case OfLine told when told.number() > 0 && told.number() <= lines.told() -> accept();
      case OfLine told when told.number() > lines.told() + 1 -> new Reject<>(Reason.UNKNOWN_TURN);
      case OfLine told -> follow(told);
    };
  }

  private Lines lines() {
    return it.state().leg().lines();
  }

  private Decision<Event, Reason> accept() {
    return new Accept<>(it.events());
  }

  private Decision<Event, Reason> follow(OfLine what) {
    it.record(new LineFollowed(what.line(), what.number(), it.now()));
    switch (what) {
      case Hosted.Open _ -> {}
      case Hosted.Said told -> said(told.words());
      case Hosted.Spoke told -> spoke(told.words(), told.heard());
      case Hosted.Keyed told -> keyed(told.digits());
      case Hosted.Close _ -> close();
    }
    return accept();
  }

  private int turn() {
    return it.state().turns().current();
  }

  private void said(Personal words) {
    if (words.text().isBlank()) return;
    it.record(new UtteranceHeard(turn() + 1, cut(words), 0, it.now()));
    if (it.state().leg().ended()) return;
    var text = words.text();
    var meaning = it.understood(text);
    var setting = it.mind().setting(it.now(), true);
    var spoken = Following.spoken(it.state().frame(), text, meaning, setting);
    it.frame(Following.heard(spoken, text, meaning, it.now()));
  }

  private void keyed(Personal digits) {
    it.record(new KeysPressed(turn() + 1, digits, it.now()));
  }

  /// Who says several things in a turn has given one reply. What is to come after it comes when it
  /// has been heard.
  private void spoke(Personal words, Personal heard) {
    boolean whole = same(words, heard);
    var next = whole ? next() : Next.LISTEN;
    if (!greeting(words) || next != Next.LISTEN) reply(words, next);
    if (whole && !it.state().turns().cutShort(turn())) it.record(new ReplyHeard(turn(), it.now()));
    else it.record(new ReplyInterrupted(turn(), joined(heardBefore(words), heard), it.now()));
    if (it.state().leg().ended()) return;
    it.frame(Following.said(it.state().frame(), heard.text()));
    if (next == Next.END) it.end();
  }

  private Next next() {
    if (it.state().leg().ended()) return Next.LISTEN;
    if (it.handed().isPresent()) return Next.HAND_OVER;
    return ending() ? Next.END : Next.LISTEN;
  }

  private void reply(Personal words, Next next) {
    var all = greeting(words) ? words : joined(before(), words);
    replied(all, next);
  }

  private void replied(Personal all, Next next) {
    it.record(new Replied(turn(), all, next, it.now()));
    if (next == Next.HAND_OVER)
      it.handed().ifPresent(why -> it.record(new HandedOver(turn(), why, it.now())));
  }

  private Personal before() {
    var turns = it.state().turns();
    return turns.replied() ? turns.reply(turn()).map(Turns.Answer::text).orElse(NOTHING) : NOTHING;
  }

  /// What was heard of this turn's reply before these words, which are its last now.
  private Personal heardBefore(Personal words) {
    var cut = it.state().turns().heard(turn());
    if (cut.isPresent()) return cut.get();
    var all = before().text();
    var last = cut(words).text();
    return all.endsWith(last)
        ? Personal.of(all.substring(0, all.length() - last.length()).strip())
        : NOTHING;
  }

  private static final Personal NOTHING = Personal.of("");

  private boolean ending() {
    return it.state().consultation().calls().ending() == turn();
  }

  private void close() {
    switch (next()) {
      case LISTEN -> {}
      case END -> it.end();
      case HAND_OVER -> replied(before(), Next.HAND_OVER);
    }
  }

  private boolean greeting(Personal words) {
    return turn() == 0 && same(before(), words);
  }

  private static boolean same(Personal one, Personal other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(Personal it) {
    return it.text().replaceAll("\\s+", " ").strip();
  }

  private static Personal joined(Personal one, Personal other) {
    return cut(Personal.of((one.text() + " " + other.text()).strip()));
  }

  private static Personal cut(Personal words) {
    var text = words.text().strip();
    int all = text.codePointCount(0, text.length());
    return all <= LONGEST
        ? Personal.of(text)
        : Personal.of(text.substring(0, text.offsetByCodePoints(0, LONGEST)));
  }
}
