package switchboard.engine.pin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// The secret numbers of a tenant's people. Only slow salted hashes are kept, compared in constant
/// time; after [#TRIES] wrong ones in a row nobody gets in for [#LOCKED], the right one included.
/// Blocks: call on a virtual thread.
public interface Pins {

  int TRIES = 3;

  Duration LOCKED = Duration.ofMinutes(30);

  enum Verdict {
    RIGHT,
    WRONG,
    /// That was one wrong one too many.
    LOCKED_NOW,
    /// Nobody gets in at present.
    LOCKED,
    /// There is none.
    UNSET
  }

  /// @param left how many tries there are before it is locked
  record Check(Verdict verdict, int left) {}

  /// @param locked until when nobody gets in
  record Standing(boolean set, Optional<Instant> locked) {

    public static final Standing UNSET = new Standing(false, Optional.empty());
  }

  Standing standing(String tenant, String person, Instant now);

  /// @param digest of [Pin#digest]
  /// @param attempt asked twice it counts once
  Check check(String tenant, String person, String attempt, Personal digest, Instant now);

  /// From now on this one; whatever was locked is open.
  void set(String tenant, String person, Personal digest, Instant now);

  void clear(String tenant, String person);

  /// Where nobody has one.
  Pins NONE =
      new Pins() {
        @Override
        public Standing standing(String tenant, String person, Instant now) {
          return Standing.UNSET;
        }

        @Override
        public Check check(
            String tenant, String person, String attempt, Personal digest, Instant now) {
          return new Check(Verdict.UNSET, 0);
        }

        @Override
        public void set(String tenant, String person, Personal digest, Instant now) {
          throw new UnsupportedOperationException("no numbers are kept here");
        }

        @Override
        public void clear(String tenant, String person) {}
      };
}
