package switchboard.engine.dialogue;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.dialogue.Stimulus.Texted;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;

/// The one-word texts that carriers and habit have given a meaning. Only the whole message counts:
/// "cancel my appointment" is no keyword.
///
/// The opt-out words are Twilio's default list, the newer REVOKE and OPTOUT, and two in Spanish.
/// CANCEL opts out and also cancels the next appointment. YES and NO mean the time offered from the
/// waitlist where one is, else the appointment, and never an opt-in.
record TextKeywords(Speaker speaker) {

  private static final Set<String> STOP =
      Set.of(
          "stop",
          "stopall",
          "unsubscribe",
          "cancel",
          "end",
          "quit",
          "revoke",
          "optout",
          "alto",
          "parar");
  private static final Set<String> START = Set.of("start", "unstop");
  private static final Set<String> HELP = Set.of("help", "info", "ayuda");
  private static final Set<String> YES =
      Set.of("yes", "y", "confirm", "si", "sí", "confirmar", "confirmo");
  private static final Set<String> NO = Set.of("no", "n");
  private static final Duration FRESH = Duration.ofHours(2);
  private static final Set<String> MOVE =
      Set.of("reschedule", "change", "move", "cambiar", "reprogramar");

  /// What the message is about, where it is about the next appointment; kept as the tool's reason.
  enum Word {
    STOP,
    CANCEL,
    START,
    HELP,
    YES,
    NO,
    RESCHEDULE
  }

  static Optional<Word> of(String text) {
    var word =
        text.strip().toLowerCase(Locale.ROOT).replaceAll("^[\\p{Punct}]+|[\\p{Punct}]+$", "");
    if (word.equals("cancel")) return Optional.of(Word.CANCEL);
    if (STOP.contains(word)) return Optional.of(Word.STOP);
    if (START.contains(word)) return Optional.of(Word.START);
    if (HELP.contains(word)) return Optional.of(Word.HELP);
    if (YES.contains(word)) return Optional.of(Word.YES);
    if (MOVE.contains(word)) return Optional.of(Word.RESCHEDULE);
    return NO.contains(word) ? Optional.of(Word.NO) : Optional.empty();
  }

  /// The network's word counts more than ours: it has already acted on it.
  static Optional<Word> of(Texted text) {
    return text.optOut()
        .flatMap(it ->
            switch (it.toUpperCase(Locale.ROOT)) {
              case "STOP" ->
                  of(text.words()).filter(Word.CANCEL::equals).or(() -> Optional.of(Word.STOP));
              case "START" -> Optional.of(Word.START);
              case "HELP" -> Optional.of(Word.HELP);
              default -> Optional.empty();
            })
        .or(() -> of(text.words()));
  }

  /// Empty: the word answers a question that is open, or is none.
  Optional<Thought> react(Frame frame, Texted text) {
    var customer = frame.customer();
    var word = of(text);
    if (customer.isEmpty() || word.isEmpty()) return Optional.empty();
    boolean answers = frame.talk().asked() == Expectation.YES_OR_NO || offered(frame);
    return switch (word.get()) {
      case STOP -> Optional.of(Thought.act(frame, new Tool.OptOut(customer.get(), "STOP")));
      case CANCEL ->
          Optional.of(
              Thought.act(frame, new Tool.OptOut(customer.get(), "CANCEL"))
                  .and(new Tool.NextAppointment(customer.get())));
      case START ->
          Optional.of(Thought.act(frame, new Tool.OptIn(customer.get(), text.optOut().orElse(""))));
      case HELP -> Optional.of(help(frame, text));
      case YES ->
          answers
              ? Optional.empty()
              : Optional.of(Thought.act(frame, new Tool.ClaimOffer(customer.get())));
      case NO ->
          answers
              ? Optional.empty()
              : Optional.of(Thought.act(frame, new Tool.DeclineOffer(customer.get())));
      case RESCHEDULE -> Optional.of(reschedule(frame));
    };
  }

  /// Times were offered in this thread just now. Much later a yes is about the appointment.
  private boolean offered(Frame frame) {
    boolean choosing = frame.talk().asked() == Expectation.CHOICE;
    var until = frame.terms().offered().map(it -> it.plus(FRESH));
    return choosing && until.filter(it -> it.isAfter(speaker.setting().now())).isPresent();
  }

  private Thought reschedule(Frame frame) {
    var now = frame.talk(it -> it.withKeyword(Optional.empty()));
    return new ChangeFlow(speaker)
        .go(now.errand(it -> it.withoutOffers().withGoal(Frame.Goal.RESCHEDULE)));
  }

  private Thought help(Frame frame, Texted text) {
    if (text.optOut().isPresent()) return Thought.say(frame, "");
    var number = speaker.profile().numbers().stream().findFirst();
    return speaker.tell(
        frame,
        "sms-help",
        "business",
        speaker.profile().name(),
        "number",
        number.map(it -> it.e164()).orElse(""));
  }

  /// The next appointment was looked up because of a word.
  Thought found(Frame frame, Word word, Upcoming it) {
    var now =
        frame
            .caller(c -> c.withNext(Optional.of(it)))
            .errand(e -> e.withService(Optional.of(it.service())));
    return switch (word) {
      case YES -> Thought.act(now, new Tool.ConfirmAttendance(it.appointment(), it.resource()));
      case NO, CANCEL ->
          Thought.act(now, new Tool.CancelAppointment(it.appointment(), it.resource()));
      case STOP, START, HELP, RESCHEDULE -> Thought.say(now, "");
    };
  }

  Thought none(Frame frame, Word word) {
    return word == Word.CANCEL ? Thought.say(frame, "") : speaker.tell(frame, "sms-none");
  }

  Thought cancelled(Frame frame, Word word, Upcoming it) {
    var achieved = frame.achieved("cancelled", Optional.of(it.appointment()));
    var start = it.slot().start();
    boolean mute = word == Word.CANCEL;
    var letters = new Letters(speaker).cancelledQuietly(achieved, start, mute);
    var settled = achieved.caller(c -> c.withNext(Optional.empty())).settled();
    if (mute) return Thought.say(settled, "").writing(letters);
    var late = new Lateness(speaker).told(it).map(why -> " " + why).orElse("");
    return speaker
        .tell(settled, "cancelled-late", "time", speaker.wording().time(start), "late", late)
        .writing(letters);
  }

  Thought attending(Frame frame, Upcoming it) {
    var achieved = frame.achieved("confirmed", Optional.of(it.appointment()));
    return speaker.tell(achieved, "attending", "time", speaker.wording().time(it.slot().start()));
  }
}
