package switchboard.edge.relay;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.relay.Session.Hands;

/// Speaks over the socket: in pieces, in the right language, and with an idea of how long that
/// takes and of what was heard when somebody cuts in.
final class Mouth {

  private final Hands hands;
  private String language;
  private String said = "";
  private long until = System.nanoTime();
  private Optional<Long> asked = Optional.empty();
  private boolean blocked;

  Mouth(Hands hands, Optional<String> language) {
    this.hands = hands;
    this.language = language.orElse(hands.tenant().profile().language());
  }

  /// Whether the network does not read what we write.
  boolean blocked() {
    return blocked;
  }

  Optional<String> language() {
    return Optional.of(language).filter(it -> !it.equals(hands.tenant().profile().language()));
  }

  /// Somebody has spoken, and waits from now on.
  void asked() {
    said = "";
    until = System.nanoTime();
    if (asked.isEmpty()) asked = Optional.of(System.nanoTime());
  }

  /// @param last whether the turn's reply ends with it
  /// @param in BCP 47; empty: the tenant's
  void say(String text, boolean last, Optional<String> in) {
    speak(in.orElse(hands.tenant().profile().language()));
    var tokens = Line.tokens(text);
    for (int i = 0; i < tokens.size(); i++)
      send(new Line.Token(tokens.get(i), last && i == tokens.size() - 1, language()));
    said += text;
    long now = System.nanoTime();
    until = Math.max(until, now) + hands.frame().pacing().speaking(text).toNanos();
    if (text.isBlank()) return;
    asked.ifPresent(at -> hands.frame().metrics().answered(Duration.ofNanos(now - at)));
    asked = Optional.empty();
  }

  private void speak(String other) {
    if (other.equals(language) || other.isEmpty()) return;
    language = other;
    send(new Line.Tongue(other));
  }

  private void send(Line line) {
    blocked |= !hands.frame().send(line);
  }

  /// How much longer it takes until everything has been spoken.
  Duration left() {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  /// Nothing is being spoken any more.
  void silent() {
    until = System.nanoTime();
  }

  /// Whether these are the last of our words.
  boolean ends(String played) {
    var words = plain(played);
    return !words.isEmpty() && plain(said).endsWith(words);
  }

  /// What of our words was heard: what the network says, if they are our words; else as much as can
  /// be spoken in the time.
  String heard(Told.Interrupted it) {
    var all = plain(said);
    var told = plain(it.heard());
    if (all.contains(told)) return told;
    int letters =
        it.after()
            .map(time -> time.toMillis() / Math.max(1, hands.frame().pacing().letter().toMillis()))
            .map(Math::toIntExact)
            .orElse(0);
    if (letters >= all.length()) return all;
    int end = all.lastIndexOf(' ', Math.max(0, letters));
    return end < 0 ? "" : all.substring(0, end);
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
