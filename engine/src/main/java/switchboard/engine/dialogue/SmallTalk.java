package switchboard.engine.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Faq;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Questions that are answered on the spot from the profile, after which the talk goes on where it
/// was. What the profile does not say is never made up.
record SmallTalk(Speaker speaker) {

  /// From here on a price is asked for, whatever words are used.
  private static final double PLAIN = 0.85;

  /// The answer; empty if nothing of the kind was asked.
  Optional<String> answer(Frame frame, String words, Understanding meaning) {
    return openDay(words, meaning).or(() -> faq(words)).or(() -> known(frame, words, meaning));
  }

  private Optional<String> openDay(String words, Understanding meaning) {
    boolean hours =
        speaker.route(meaning.intent()).get("topic").filter("hours"::equals).isPresent();
    return hours ? new OpenDay(speaker).about(words, meaning) : Optional.empty();
  }

  private Optional<String> known(Frame frame, String words, Understanding meaning) {
    var route = speaker.route(meaning.intent());
    var facts = new Facts(speaker);
    boolean open = !route.to(QuoteFlow.NAME) || frame.errand().goal().isPresent();
    boolean priced = new Control(speaker).heard("price-word", words);
    if (open && meaning.intent().equals("quote") && priced)
      return facts.about("prices", frame, words, meaning);
    if (!route.to("answer")) return Optional.empty();
    var topic = route.get("topic").orElse(meaning.intent());
    if (topic.equals("prices") && !priced && meaning.confidence() < PLAIN) return Optional.empty();
    boolean listed = new Control(speaker).heard("services-word", words);
    if (topic.equals("services") && !listed) return Optional.empty();
    return switch (topic) {
      case "who" ->
          Optional.of(
              speaker.phrase(
                  "who",
                  "name",
                  speaker.profile().persona().name(),
                  "business",
                  speaker.profile().name()));
      case "abilities" -> Optional.of(facts.abilities());
      case "hold-on" -> Optional.of(speaker.phrase("hold-on"));
      default -> facts.about(topic, frame, words, meaning);
    };
  }

  /// The answer of this business to a question it expects, when all words of one of its phrasings
  /// were said.
  Optional<String> faq(String words) {
    var said = List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    return profile().faq().stream()
        .filter(it -> it.phrases().stream().anyMatch(phrase -> covers(said, phrase)))
        .findFirst()
        .map(Faq::answer);
  }

  private Profile profile() {
    return speaker.profile();
  }

  private static boolean covers(List<String> said, String phrase) {
    return said.containsAll(List.of(phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }

  /// What is asked after an answer: the open question again, or what else there is.
  Thought goOn(Frame frame, String answer, String intent) {
    if (intent.equals("hold_on")) return Thought.say(frame, answer);
    boolean open = frame.talk().asked() != Expectation.ANYTHING;
    var said = frame.talk().said();
    if (open && said.isPresent())
      return Thought.say(frame, answer + " " + lastQuestion(said.get().text()));
    return Thought.say(frame, answer + " " + speaker.phrase("how-else"));
  }

  static String lastQuestion(String said) {
    int end = said.lastIndexOf('?');
    if (end < 0) return said;
    int start = Math.max(said.lastIndexOf(". ", end), said.lastIndexOf("? ", end - 1));
    return said.substring(start < 0 ? 0 : start + 2, end + 1);
  }
}
