package switchboard.engine.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Faq;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Questions that are answered on the spot from the profile, after which the talk goes on where it
/// was. What the profile does not say is never made up.
record SmallTalk(Speaker speaker) {

  private static final Pattern PRICE =
      Pattern.compile(
          "\\b(how much|charge|costs?|prices?|fees?|rates?)\\b", Pattern.CASE_INSENSITIVE);

  /// The answer; empty if nothing of the kind was asked.
  Optional<String> answer(Frame frame, String words, Understanding meaning) {
    return faq(words).or(() -> known(frame, words, meaning));
  }

  private Optional<String> known(Frame frame, String words, Understanding meaning) {
    return switch (speaker.route(meaning.intent()).get("topic").orElse(meaning.intent())) {
      case "hours" -> Optional.of(hours());
      case "services" -> Optional.of(speaker.phrase("services", "services", services()));
      case "prices" -> Optional.of(price(frame, meaning));
      case "quote" ->
          PRICE.matcher(words).find() ? Optional.of(price(frame, meaning)) : Optional.empty();
      case "who" ->
          Optional.of(
              speaker.phrase(
                  "who",
                  "name",
                  speaker.profile().persona().name(),
                  "business",
                  speaker.profile().name()));
      case "abilities" -> Optional.of(speaker.phrase("abilities"));
      case "hold-on" -> Optional.of(speaker.phrase("hold-on"));
      default -> Optional.empty();
    };
  }

  private String hours() {
    var hours = speaker.wording().hours();
    return hours.isEmpty()
        ? speaker.phrase("closed-always")
        : speaker.phrase("hours", "hours", hours);
  }

  private String services() {
    return Wording.both(
        speaker.profile().services().stream()
            .limit(6)
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  private String price(Frame frame, Understanding meaning) {
    var service =
        meaning.slots().service().or(frame.errand()::service).flatMap(speaker.profile()::service);
    return service.flatMap(this::price).orElseGet(() -> speaker.phrase("no-price"));
  }

  private Optional<String> price(Service service) {
    var low = service.fromMinor().map(speaker.wording()::money);
    var high = service.toMinor().map(speaker.wording()::money);
    if (low.isPresent() && high.isPresent() && !low.equals(high))
      return Optional.of(
          speaker.phrase(
              "price-range", "service", service.name(), "low", low.get(), "high", high.get()));
    return low.map(it -> speaker.phrase("price", "service", service.name(), "price", it));
  }

  /// The answer of this business to a question it expects, when all words of one of its phrasings
  /// were said.
  private Optional<String> faq(String words) {
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

  private static String lastQuestion(String said) {
    int end = said.lastIndexOf('?');
    if (end < 0) return said;
    int start = Math.max(said.lastIndexOf(". ", end), said.lastIndexOf("? ", end - 1));
    return said.substring(start < 0 ? 0 : start + 2, end + 1);
  }
}
