package switchboard.engine.privacy;

/// Seals and opens the personal fields of one subject's facts with the key of that subject.
/// Immutable and thread-safe; never blocks, because the key is already at hand.
public interface Seal {

  /// For facts without personal fields, and for golden files.
  Seal PLAIN =
      new Seal() {
        @Override
        public String close(Personal plain) {
          return plain.text();
        }

        @Override
        public Personal open(String closed) {
          return new Personal(closed);
        }
      };

  /// The sealed form, safe to store.
  String close(Personal plain);

  /// The plain value, or [Personal#ERASED] if the key it was sealed with has been destroyed.
  Personal open(String closed);
}
