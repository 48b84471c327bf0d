package switchboard.engine.privacy;

import java.util.Optional;

/// Text about a person. In memory it is plain; in the journal and in snapshots it is sealed with
/// the key of the entity it belongs to; once that key is destroyed it reads as [#ERASED]. Its
/// `toString` shows nothing.
public record Personal(String text) {

  /// What is left of a value whose key has been destroyed.
  public static final Personal ERASED = new Personal("\u0000erased");

  public static Personal of(String text) {
    return new Personal(text);
  }

  public static Optional<Personal> of(Optional<String> text) {
    return text.map(Personal::new);
  }

  public boolean erased() {
    return equals(ERASED);
  }

  @Override
  public String toString() {
    return erased() ? "(erased)" : "(personal)";
  }
}
