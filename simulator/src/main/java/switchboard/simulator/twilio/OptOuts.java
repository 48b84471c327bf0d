package switchboard.simulator.twilio;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who has told which number to stop texting, as Twilio keeps it: by the keywords of its default
/// list, when they are the whole message. WhatsApp is not covered.
public final class OptOuts {

  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP = Set.of("HELP", "INFO");

  private record Pair(String customer, String number) {}

  private final Set<Pair> blocked = ConcurrentHashMap.newKeySet();

  /// The keyword's kind, `STOP`, `START` or `HELP`, if the message is nothing but a keyword.
  public static Optional<String> type(String body) {
    var word = body.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) return Optional.of("STOP");
    if (START.contains(word)) return Optional.of("START");
    return HELP.contains(word) ? Optional.of("HELP") : Optional.empty();
  }

  public void block(String customer, String number) {
    blocked.add(new Pair(customer, number));
  }

  public void allow(String customer, String number) {
    blocked.remove(new Pair(customer, number));
  }

  /// Whether a text from `number` to `customer` is refused.
  public boolean blocks(String customer, String number) {
    return blocked.contains(new Pair(customer, number));
  }

  /// Whether any number is refused: a messaging service shares its opt-outs among its numbers.
  public boolean blocks(String customer) {
    return blocked.stream().anyMatch(it -> it.customer.equals(customer));
  }

  /// Takes note of what a customer wrote.
  void heard(String customer, String number, String body) {
    if (customer.startsWith("whatsapp:")) return;
    switch (type(body).orElse("")) {
      case "STOP" -> block(customer, number);
      case "START" -> allow(customer, number);
      default -> {}
    }
  }
}
