package switchboard.engine.conversation;

import java.util.Optional;
import java.util.stream.Stream;

/// How a call is held, best first. When one gives way, the same call goes on with a lower one.
public enum Rung {
  /// A speech-to-speech vendor hears and speaks; we do what it asks for.
  SPEECH,
  /// The network hears and speaks over a text socket, as fast as we write (ConversationRelay).
  RELAY,
  /// The network hears and speaks, one webhook a turn (`<Gather>` and `<Say>`).
  GATHER,
  /// Keys alone.
  KEYPAD,
  /// The caller leaves word.
  VOICEMAIL;

  public static Optional<Rung> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// In lower case, as addresses and counters name it.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean below(Rung other) {
    return compareTo(other) > 0;
  }
}
