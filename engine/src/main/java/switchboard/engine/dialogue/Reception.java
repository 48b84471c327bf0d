package switchboard.engine.dialogue;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.calendar.BusinessHours;
import switchboard.engine.tenant.Reception.Hour;
import switchboard.engine.tenant.Reception.Policy;
import switchboard.engine.tenant.Reception.Terms;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// How a caller is received at this hour: what they hear first, and what they may do then. What
/// held when they were greeted holds until the end.
record Reception(Speaker speaker) {

  private static final String NOTED = "reception-";
  private static final Set<String> PARTING = Set.of("no", "thanks", "goodbye");

  private BusinessHours now() {
    return BusinessHours.at(speaker.profile(), speaker.setting().now());
  }

  private static switchboard.engine.tenant.Reception terms(Speaker speaker) {
    return switchboard.engine.tenant.Reception.of(speaker.profile());
  }

  /// What is said first in place of the usual greeting; empty: nothing is special about this hour.
  Optional<Greeting> greeting(String usual) {
    var now = now();
    return terms(speaker).at(now.hour()).map(it -> greeting(now, it, usual));
  }

  /// @param ask what is asked then, in place of the usual question
  /// @param note what is remembered of it, where not everything may be asked for
  record Greeting(String words, String ask, Optional<Policy> note) {

    String whole() {
      return (words + " " + ask).strip();
    }

    Frame noted(Frame frame) {
      return note.map(it -> frame.talk(t -> t.manner(m -> m.withAsked(NOTED + word(it)))))
          .orElse(frame);
    }
  }

  private static String word(Policy it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  private Greeting greeting(BusinessHours now, Terms it, String usual) {
    var policy = it.does();
    boolean special = now.hour() != Hour.OPEN || policy != Policy.USUAL;
    var own = it.in(speaker.profile().language()).map(text -> filled(text, now));
    var words = own.orElseGet(() -> special ? ours(now, policy, usual) : usual);
    return switch (policy) {
      case USUAL -> new Greeting(words, "", Optional.empty());
      case VOICEMAIL -> new Greeting(words, "", Optional.of(voicemail()));
      case MESSAGE, EMERGENCY -> new Greeting(words, ask(policy), Optional.of(policy));
    };
  }

  /// Whoever writes has left the message already.
  private String ask(Policy it) {
    boolean left = it == Policy.MESSAGE && !speaker.setting().voice();
    return left ? "" : speaker.phrase(NOTED + "ask-" + word(it));
  }

  /// Where there is no tape, the message is written down.
  private Policy voicemail() {
    return speaker.setting().voice() ? Policy.VOICEMAIL : Policy.MESSAGE;
  }

  private String ours(BusinessHours now, Policy policy, String usual) {
    var key = new StringBuilder(NOTED).append(word(now.hour()));
    if (now.opens().isPresent() && now.hour() != Hour.OPEN) key.append("-opens");
    var closed = filled(speaker.phrase(key.toString()), now);
    return policy == Policy.USUAL
        ? usual + " " + closed + " " + speaker.phrase(NOTED + "still")
        : usual + " " + closed;
  }

  private static String word(Hour it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  private String filled(String text, BusinessHours now) {
    var profile = speaker.profile();
    var opens = now.opens().map(it -> speaker.wording().time(it));
    return text.replace("{business}", profile.name())
        .replace("{name}", profile.persona().name())
        .replace("{holiday}", now.label().orElseGet(() -> speaker.phrase(NOTED + "today")))
        .replace("{opens}", opens.orElseGet(() -> speaker.phrase(NOTED + "later")));
  }

  /// What comes before the first answer to somebody who writes.
  Frame written(Frame frame) {
    var now = now();
    if (now.hour() == Hour.OPEN) return frame;
    return terms(speaker)
        .at(now.hour())
        .map(it -> greeting(now, it, ""))
        .map(it -> it.noted(frame).talk(t -> t.withLead(it.whole())))
        .orElse(frame);
  }

  private static Optional<Policy> held(Frame frame) {
    var asked = frame.talk().manner().asked();
    return java.util.stream.Stream.of(Policy.MESSAGE, Policy.EMERGENCY)
        .filter(it -> asked.contains(NOTED + word(it)))
        .findFirst();
  }

  /// The greeting of a business that is closed asks for a message.
  Frame open(Frame frame) {
    if (held(frame).filter(Policy.MESSAGE::equals).isEmpty()) return frame;
    var form = new Form(NoteFlow.NAME, NoteFlow.NAME).at(NoteFlow.WHAT);
    return frame.withForm(form).asking(Expectation.NEED);
  }

  /// What is done in place of what was asked for, where that has to wait for another hour. Help in
  /// an emergency is given at all hours, and what can be told is.
  Optional<Thought> instead(Frame frame, String words, Understanding meaning) {
    var held = held(frame);
    boolean free = held.isEmpty() || meaning.emergency() || frame.emergency();
    if (free || told(meaning)) return Optional.empty();
    return held.get() == Policy.MESSAGE
        ? message(frame, words, meaning)
        : Optional.of(
            speaker.end(frame, NOTED + "only-emergency", "business", speaker.profile().name()));
  }

  private boolean told(Understanding meaning) {
    boolean parting = PARTING.contains(meaning.intent());
    boolean clear = meaning.confidence() >= Answers.SURE;
    return clear && (parting || speaker.route(meaning.intent()).to("answer"));
  }

  private Optional<Thought> message(Frame frame, String words, Understanding meaning) {
    if (frame.errand().goal().isPresent()) {
      var now = speaker.setting().now();
      var absorbed = Absorption.absorb(frame, words, meaning, now);
      return new Forms(speaker).said(absorbed, words, meaning);
    }
    if (words.isBlank()) return Optional.empty();
    var fresh = frame.withForm(new Form(NoteFlow.NAME, meaning.intent()));
    return Optional.of(new NoteFlow(speaker).begin(fresh, words, meaning));
  }
}
