package switchboard.engine.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.CallsDeclined;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.HandedOver;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.RecordingDeclined;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.dialogue.Following;
import switchboard.engine.dialogue.Form;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Languages;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.dialogue.Stimulus;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Stimulus.Said;
import switchboard.engine.dialogue.Stimulus.Silent;
import switchboard.engine.dialogue.Stimulus.Texted;
import switchboard.engine.dialogue.Thought.Letter;
import switchboard.engine.dialogue.Thought.Speech;
import switchboard.engine.dialogue.Uncalled;
import switchboard.engine.llm.Fillers;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// One decision in the making: events are applied as they are found, so that each step sees what
/// the steps before it brought.
final class Thinking {

  /// Below this the recogniser is guessing. Zero means that it gave no figure.
  private static final double UNSURE = 0.35;

  private static final Understanding NOTHING = new Understanding("unknown", 0, false, Slots.NONE);

  private static final Optional<Trigger> NOT_HANDED = Optional.empty();

  private static final Seal BLANK =
      new Seal() {
        @Override
        public String close(Personal plain) {
          return "";
        }

        @Override
        public Personal open(String closed) {
          return Personal.ERASED;
        }
      };

  private final Mind mind;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private State state;

  Thinking(State state, Mind mind, Instant now) {
    this.state = state;
    this.mind = mind;
    this.now = now;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  State state() {
    return state;
  }

  Mind mind() {
    return mind;
  }

  Instant now() {
    return now;
  }

  /// The one that is spoken with this caller, BCP 47.
  String language() {
    return Languages.of(state.frame(), tenant().profile());
  }

  Tenants.Card tenant() {
    return mind.tenant();
  }

  /// The conversation's id in its tenant.
  String reference() {
    return mind.id().substring(EntityIds.tenant(mind.id()).length() + 1);
  }

  Thinking record(Event event) {
    events.add(event);
    state = state.apply(event);
    return this;
  }

  /// The caller's words, understood and answered.
  Thinking hear(String words, double confidence) {
    if (new Survey(this).answered(words)) return this;
    var meaning = understood(words);
    boolean unsure = confidence > 0 && confidence < UNSURE && !meaning.emergency();
    if (unsure) return think(new Said("", NOTHING));
    return answer(words, meaning);
  }

  private Thinking answer(String words, Understanding meaning) {
    var counsel = new Counsel(this);
    boolean ours = Uncalled.wanted(words) && !meaning.emergency();
    return !ours && counsel.fit(meaning)
        ? counsel.begin(words, meaning)
        : think(new Said(words, meaning));
  }

  /// What was heard and noted before is answered now, by us.
  Thinking answerLate(String words) {
    return answer(words, mind.understand(words, now, state.frame().talk().asked()));
  }

  Thinking read(String words, Optional<String> optOut) {
    if (optOut.isEmpty() && new Survey(this).answered(words)) return this;
    var meaning = understood(words);
    var counsel = new Counsel(this);
    boolean ours = Uncalled.wanted(words) && !meaning.emergency();
    boolean debate = optOut.isEmpty() && !ours && !Following.keyword(state.frame(), words);
    return debate && counsel.fit(meaning)
        ? counsel.begin(words, meaning)
        : think(new Texted(words, optOut, meaning));
  }

  Thinking press(String digits) {
    return new Survey(this).answered(digits) ? this : think(new Pressed(digits));
  }

  Thinking silent() {
    return new Survey(this).silent() ? this : think(new Silent());
  }

  Understanding understood(String words) {
    var asked = state.frame().talk().asked();
    var it =
        OwnerSheet.open(state.frame())
            ? mind.understandOwner(words, now, asked)
            : mind.understand(words, now, asked);
    int turn = state.turns().current();
    record(new Understood(turn, it.intent(), it.confidence(), it.emergency(), it.alarm(), now));
    if (Uncalled.wanted(words) && !OwnerSheet.open(state.frame()))
      frame(Uncalled.noted(state.frame()));
    return it;
  }

  Thinking think(Stimulus stimulus) {
    return think(state.frame(), stimulus);
  }

  /// @param from the frame to think from, where it is not the present one
  Thinking think(Frame from, Stimulus stimulus) {
    var setting = mind.setting(now, state.leg().voice());
    boolean hosted = state.leg().hosted();
    var thought = mind.brain().think(from, stimulus, hosted ? setting.unstaffed() : setting);
    frame(thought.frame());
    thought.tools().forEach(this::ask);
    thought.letters().forEach(this::write);
    thought.speech().filter(_ -> !state.leg().lent()).ifPresent(this::reply);
    return this;
  }

  Thinking frame(Frame next) {
    if (next.equals(state.frame())) return this;
    Advising.between(state, next, now).forEach(this::record);
    if (next.unrecorded() && !state.frame().unrecorded())
      record(new RecordingDeclined(state.turns().current(), now));
    var declining = Uncalled.customer(next).filter(_ -> Uncalled.customer(state.frame()).isEmpty());
    declining.ifPresent(it -> record(new CallsDeclined(state.turns().current(), it, now)));
    return record(new FrameChanged(next, now));
  }

  /// A request is known by conversation, turn, tool and arguments; asked twice it is one.
  String ask(Tool tool) {
    var run = run(tool);
    if (!state.runs().known(run)) record(new RunAsked(run, state.turns().current(), tool, now));
    return run;
  }

  String run(Tool tool) {
    return id("r", state.turns().current() + "|" + arguments(tool));
  }

  String arguments(Tool tool) {
    return new String(FactCodec.write(Tool.class, tool, BLANK), StandardCharsets.UTF_8);
  }

  void write(Letter letter) {
    var id = id("m", "message|" + state.runs().messages());
    var audience = letter.toOwner() ? Audience.OWNER : Audience.CUSTOMER;
    var body = Personal.of(letter.body());
    record(new MessageAsked(id, audience, state.frame().customer(), letter.to(), body, now));
  }

  /// A reply that may not have reached the network goes out as a message, once.
  void send(int turn, Personal text) {
    if (state.leg().waited()) {
      record(new ReplyHeard(turn, now));
      return;
    }
    var id = id("m", "reply|" + turn);
    var to = state.leg().arrival().flatMap(Arrival::peer);
    record(new MessageAsked(id, Audience.CUSTOMER, state.frame().customer(), to, text, now));
    record(new ReplyHeard(turn, now));
  }

  void reply(Speech thought) {
    if (state.turns().replied()) return;
    var speech = state.asides().said(state, new Survey(this).before(thought).orElse(thought));
    boolean end = speech.end() && state.leg().voice();
    var text = Personal.of(speech.text());
    int turn = state.turns().current();
    var handed = state.leg().voice() ? handed() : NOT_HANDED;
    record(new Replied(turn, text, end ? Next.END : next(handed), now));
    handed.ifPresent(why -> record(new HandedOver(turn, why, now)));
    if (end) end();
  }

  /// Why the caller is to be put through to a person, if they are.
  Optional<Trigger> handed() {
    return state.frame().form().flatMap(Form::handedOver);
  }

  private static Next next(Optional<Trigger> handed) {
    return handed.isPresent() ? Next.HAND_OVER : Next.LISTEN;
  }

  void end() {
    if (!state.leg().ended()) record(new Ended(state.outcome(), now));
  }

  /// A caller never waits for nothing: a turn ends with a reply or with something still to come.
  Thinking settle() {
    int turn = state.turns().current();
    boolean busy =
        state.runs().awaited(turn)
            || state.consultation().pondering(turn)
            || Advising.waited(state);
    boolean open = !state.turns().replied() && !busy;
    if (!open || state.leg().lent()) return this;
    var text = state.turns().text().filter(_ -> !state.understood());
    text.ifPresent(it -> read(it.body().text(), it.optOut()));
    return text.isPresent() ? settle() : answerAnyway();
  }

  private Thinking answerAnyway() {
    reply(new Speech(state.leg().voice() ? Fillers.again(language()) : "", false));
    return state.turns().replied() ? this : settle();
  }

  String id(String prefix, String of) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest((mind.id() + "|" + of).getBytes(StandardCharsets.UTF_8));
      return prefix + "-" + HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
