package switchboard.engine.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.dialogue.TextKeywords.Word;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Keeps the frame in step while another brain leads the talk, so that the rules can take over at
/// any word and know all that is known. Pure.
public final class Following {

  private record Cue(Expectation asks, Pattern words) {

    static Cue of(Expectation asks, String words) {
      return new Cue(
          asks,
          Pattern.compile(
              words,
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }
  }

  private static final List<Cue> CUES =
      List.of(
          Cue.of(Expectation.EMAIL, "\\b(e-?mail|correo)\\b"),
          Cue.of(
              Expectation.PHONE,
              "\\b(phone|telephone|mobile|call ?back|best) number\\b|\\b(teléfono|qué número)\\b"),
          Cue.of(
              Expectation.ADDRESS,
              "\\b(address|post ?code|zip|where do you live|dirección|código postal)\\b"),
          Cue.of(
              Expectation.NAME,
              "\\b(your( full| first| last)? name|who am i speaking|su nombre|se llama|con"
                  + " quién)\\b"),
          Cue.of(
              Expectation.TIME,
              "\\b(what (day|time)|when|which day|how soon|cuándo|qué día|qué hora)\\b"),
          Cue.of(
              Expectation.NEED,
              "\\b(what (is|seems|can|brings)|how can|what's|en qué|qué"
                  + " (problema|necesita|pasa|sucede))\\b"),
          Cue.of(
              Expectation.YES_OR_NO,
              "(^|[,;.]"
                  + " )(shall|should|would|do|does|is|are|can|could|may|have|did|quiere|desea|puedo|le"
                  + " |lo |la |se |está|es) ?"));

  private Following() {}

  /// The language that the talk goes on in: a model may speak one that the rules do not.
  public static Frame spoken(Frame frame, String words, Understanding meaning, Setting setting) {
    var made = new LanguageChoice(setting).of(frame, new Stimulus.Said(words, meaning));
    return switch (made) {
      case LanguageChoice.Made.Spoken(var now) -> now;
      case LanguageChoice.Made.Switched(var now) -> now;
      case LanguageChoice.Made.Missing(var now, var code, _) ->
          Languages.tag(code).map(tag -> speaking(now, tag)).orElse(now);
    };
  }

  /// The same talk in another language, BCP 47.
  public static Frame speaking(Frame frame, String language) {
    return frame.talk(it -> it.manner(manner -> manner.withLanguage(Optional.of(language))));
  }

  /// What the caller's words told.
  public static Frame heard(Frame frame, String words, Understanding meaning, Instant now) {
    var open = AdviceFlow.closed(frame).talk(it -> it.withSilences(0));
    return Absorption.absorb(open, words, meaning, now);
  }

  /// Whether it has become an emergency, or a graver one.
  public static boolean alarming(Frame frame, Understanding meaning) {
    return Absorption.alarming(frame, meaning);
  }

  /// What is being pursued now that this is asked to be done.
  public static Frame asked(Frame frame, Tool tool) {
    return switch (tool) {
      case Tool.FindSlots it ->
          frame
              .errand(errand -> errand.withGoal(goal(it)).withService(Optional.of(it.service())))
              .errand(errand -> it.when().isPresent() ? errand.withWish(it.when()) : errand);
      case Tool.Book it -> booking(frame, it.service());
      case Tool.JoinWaitlist it -> booking(frame, it.service());
      case Tool.CancelAppointment it -> meaning(frame, it.appointment(), Goal.CANCEL);
      case Tool.MoveAppointment it -> meaning(frame, it.appointment(), Goal.RESCHEDULE);
      case Tool.NoteCustomer(_, var told) -> noted(frame, told);
      case Tool _ -> frame;
    };
  }

  /// The appointment that is spoken of is the one that was chosen.
  private static Frame meaning(Frame frame, String appointment, Goal goal) {
    var now = frame.errand(it -> it.withGoal(goal));
    return frame.terms().several().stream()
        .filter(it -> it.appointment().equals(appointment))
        .findFirst()
        .map(it ->
            now.caller(c -> c.withNext(Optional.of(it)))
                .errand(e -> e.withService(Optional.of(it.service())))
                .terms(t -> t.withChosen(appointment)))
        .orElse(now);
  }

  /// A name that a model notes proves nothing; another than the one on file disproves.
  private static Frame noted(Frame frame, Details told) {
    var caller = frame.caller();
    boolean same = told.name().isPresent() && told.name().equals(caller.name());
    var named =
        told.name()
            .filter(_ -> !same)
            .map(it -> frame.caller(c -> c.withName(it, false)))
            .orElse(frame);
    var reached =
        told.phone().map(it -> named.caller(c -> c.withPhone(Optional.of(it)))).orElse(named);
    return told.address().isEmpty()
        ? reached
        : reached.errand(it -> it.withAddress(told.address()));
  }

  private static Frame booking(Frame frame, String service) {
    return frame.errand(it -> it.withGoal(Goal.BOOK).withService(Optional.of(service)));
  }

  private static Goal goal(Tool.FindSlots it) {
    return it.moving().isPresent() ? Goal.RESCHEDULE : Goal.BOOK;
  }

  /// What somebody told is what can be chosen from, whoever tells the caller.
  public static Frame told(Frame frame, Result result, Instant now) {
    return switch (result) {
      case Result.SlotsFound it ->
          frame
              .errand(e -> e.withOffers(it.offers()))
              .terms(t -> t.withOffered(now, it.unsure(), !it.wished()));
      case Result.SlotTaken(var others) -> frame.errand(e -> e.withOffers(others));
      case Result.AppointmentsFound(var all) -> frame.terms(t -> t.withSeveral(all));
      case RecordResult.TicketOpened _ -> frame.achieved("ticket", Optional.empty());
      case RecordResult.ChangeRequested _ -> frame.achieved("change", Optional.empty());
      case RecordResult.TaskAdded _ -> frame.achieved("message", Optional.empty());
      case Result _ -> frame;
    };
  }

  /// Somebody needs help now.
  public static Frame urgent(Frame frame) {
    return frame.errand(it -> it.withEmergency(true));
  }

  /// Who somebody turned out to be.
  public static Frame identified(Frame frame, Tool.Claim claim, Result result) {
    if (!(result instanceof CustomerFound it)) return frame;
    if (!it.identified()) return claim.fresh() ? noted(frame, claim.said()) : frame;
    var name = it.name().or(claim.said()::name);
    return frame.caller(c -> {
      var known =
          c.withCustomer(it.customer(), true)
              .withNameOnFile(it.name())
              .withPlace(it.address())
              .withNext(it.next())
              .withContext(it.context());
      return name.map(n -> known.withName(n, true)).orElse(known);
    });
  }

  /// To be said before whatever the rules say next.
  public static Frame leading(Frame frame, String sentence) {
    return frame.talk(it -> it.withLead(sentence));
  }

  /// What we said, and what the caller will answer to.
  public static Frame said(Frame frame, String words) {
    return frame
        .talk(it -> it.withSaid(words).withMissed(0))
        .asking(asks(words, !frame.errand().offers().isEmpty()));
  }

  private static Expectation asks(String words, boolean offered) {
    int end = words.lastIndexOf('?');
    if (end < 0) return Expectation.ANYTHING;
    int start = Math.max(words.lastIndexOf(". ", end), words.lastIndexOf("? ", end - 1));
    var question = words.substring(start < 0 ? 0 : start + 2, end).toLowerCase(Locale.ROOT);
    boolean choice =
        offered && question.matches(".*\\b(which|or|works?|suits?|prefer|cuál|prefiere)\\b.*");
    if (choice) return Expectation.CHOICE;
    return CUES.stream()
        .filter(it -> it.words().matcher(question).find())
        .findFirst()
        .map(Cue::asks)
        .orElse(Expectation.ANYTHING);
  }

  /// Whether a text is one of the words that carriers and habit have given a meaning, which is no
  /// matter for debate; a plain yes or no may be the answer to our question.
  public static boolean keyword(Frame frame, String text) {
    boolean open = frame.talk().asked() != Expectation.ANYTHING;
    return TextKeywords.of(text)
        .filter(it -> !open || (it != Word.YES && it != Word.NO))
        .isPresent();
  }
}
