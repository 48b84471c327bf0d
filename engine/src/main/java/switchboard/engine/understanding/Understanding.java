package switchboard.engine.understanding;

import java.util.List;
import java.util.Optional;
import switchboard.engine.danger.Alarm;

/// What one utterance means.
///
/// @param intent id of an intent, such as `book`, `emergency`, `yes`; `unknown` when unclear
/// @param confidence 0 to 1
/// @param emergency whether somebody needs help now, negations and past events told apart
/// @param wishes what is wanted part by part, where several things are; else empty
/// @param alarm what is the matter and how grave it is, where something has to be seen to soon
public record Understanding(
    String intent,
    double confidence,
    boolean emergency,
    Slots slots,
    List<Part> wishes,
    Optional<Alarm> alarm) {

  public Understanding {
    wishes = wishes == null ? List.of() : List.copyOf(wishes);
  }

  public Understanding(
      String intent, double confidence, boolean emergency, Slots slots, List<Part> wishes) {
    this(intent, confidence, emergency, slots, wishes, Optional.empty());
  }

  public Understanding(String intent, double confidence, boolean emergency, Slots slots) {
    this(intent, confidence, emergency, slots, List.of());
  }

  /// One of several wishes, in its own words.
  ///
  /// @param meaning of these words alone
  public record Part(String words, Understanding meaning) {}

  public Understanding withIntent(String other, double sure) {
    return new Understanding(other, sure, emergency, slots, wishes, alarm);
  }

  public Understanding with(Slots other) {
    return new Understanding(intent, confidence, emergency, other, wishes, alarm);
  }

  /// As grave as this.
  public Understanding with(boolean emergency, Optional<Alarm> alarm) {
    return new Understanding(intent, confidence, emergency, slots, wishes, alarm);
  }
}
