package switchboard.engine.function;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whose hosted voice agents can call our functions.
public enum Vendor {
  ULTRAVOX,
  DEEPGRAM,
  OPENAI,
  RETELL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Vendor> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
