package switchboard.engine.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.assessment.Questions;
import switchboard.engine.conversation.Conversation.Command.AskSurvey;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Rated;
import switchboard.engine.conversation.Event.SurveyAsked;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.dialogue.Following;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.dialogue.Thought.Speech;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;
import switchboard.engine.understanding.Understander.Expectation;

/// Asks how satisfied somebody is with a call, on the keypad before it ends or by text after it,
/// and takes the bare number they answer. Whatever else they say is treated as ever.
record Survey(Thinking it) {

  /// An answer by text that comes later is none.
  static final Duration OPEN = Duration.ofDays(7);

  /// Nobody is asked twice within this time.
  static final Duration APART = Duration.ofDays(1);

  /// A talk that has rested so long is not interrupted by a question.
  private static final Duration REST = Duration.ofHours(1);

  private Profile profile() {
    return it.tenant().profile();
  }

  private Questions questions() {
    return Questions.in(it.language());
  }

  private Aftermath after() {
    return it.state().leg().aftermath();
  }

  /// What is said instead of hanging up, where a caller is to be asked on the keypad.
  Optional<Speech> before(Speech speech) {
    boolean ask =
        speech.end()
            && it.state().leg().voice()
            && !OwnerSheet.open(it.state().frame())
            && profile().planning().surveying() == Planning.Survey.KEYPAD
            && after().survey().isEmpty()
            && !after().urgent()
            && it.state().frame().talk().silences() == 0
            && Questions.fit(it.state().frame().outcome());
    if (!ask) return Optional.empty();
    int turn = it.state().turns().current();
    it.record(new SurveyAsked(it.reference(), Via.KEYPAD, turn, it.now()));
    return Optional.of(new Speech(questions().before(speech.text()), false));
  }

  /// Whether that was the answer, and has been taken.
  boolean answered(String said) {
    var rating = after().open().filter(this::fits).flatMap(_ -> questions().rating(said));
    if (rating.isEmpty()) return false;
    var asked = after().open().orElseThrow();
    it.record(new Rated(asked.conversation(), rating.get(), asked.via(), it.now()));
    var thanks = questions().thanks();
    it.reply(
        switch (asked.via()) {
          case KEYPAD -> new Speech(thanks + " " + goodbye(), true);
          case SMS -> new Speech(thanks, false);
        });
    return true;
  }

  /// A caller who says nothing to it does not want to.
  boolean silent() {
    if (after().open().filter(this::fits).isEmpty()) return false;
    it.reply(new Speech(goodbye(), true));
    return true;
  }

  private String goodbye() {
    return questions().goodbye(profile().name());
  }

  private boolean fits(SurveyAsked asked) {
    boolean next = asked.turn() == it.state().turns().current() - 1;
    return switch (asked.via()) {
      case KEYPAD -> it.state().leg().voice() && next;
      case SMS ->
          !it.state().leg().voice()
              && it.now().isBefore(asked.at().plus(OPEN))
              && (next || it.state().frame().talk().asked() == Expectation.ANYTHING);
    };
  }

  /// Asks by text. Once about each call, and not in the middle of something else.
  Decision<Event, Reason> decide(AskSurvey command) {
    var last = after().survey();
    boolean soon = last.filter(was -> was.at().plus(APART).isAfter(it.now())).isPresent();
    boolean same = last.filter(was -> was.conversation().equals(command.about())).isPresent();
    if (same || soon) return new Accept<>(List.of());
    if (busy()) return new Reject<>(Reason.PENDING);
    int turn = it.state().turns().current();
    command.language().ifPresent(tag -> it.frame(Following.speaking(it.state().frame(), tag)));
    it.record(new SurveyAsked(command.about(), Via.SMS, turn, it.now()));
    var text = Personal.of(questions().text(profile().name()));
    it.record(
        new MessageAsked(
            it.id("m", "survey|" + command.about()),
            Audience.CUSTOMER,
            Optional.of(command.customer()),
            Optional.of(command.to()),
            text,
            it.now()));
    return new Accept<>(it.events());
  }

  private boolean busy() {
    var state = it.state();
    boolean open = state.frame().talk().asked() != Expectation.ANYTHING || !state.turns().replied();
    return state.leg().begun() && open && state.leg().touched().plus(REST).isAfter(it.now());
  }
}
