package switchboard.persistence.journal;

import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.privacy.StoredFact;

/// How stored facts are read, personal fields opened.
///
/// A key that cannot be fetched throws [KeysUnreachable] and may be tried again; anything else that
/// is thrown means that the event itself cannot be read.
@FunctionalInterface
public interface Opening {

  Fact open(String persistenceId, StoredFact stored);

  /// Keys are fetched only for facts that hold something personal. Waits: for virtual threads.
  static Opening with(Seals seals) {
    return with(seals, FactCodec::restore);
  }

  /// The same with another codec, for facts that are not registered.
  static Opening with(Seals seals, Codec codec) {
    return (id, stored) -> {
      var seal = new LazySeal(seals, id);
      try {
        return codec.restore(stored, seal);
      } catch (RuntimeException e) {
        if (seal.failure != null) throw new KeysUnreachable(seal.failure);
        throw e;
      }
    };
  }

  /// Makes a fact of its JSON.
  @FunctionalInterface
  interface Codec {
    Fact restore(StoredFact stored, Seal seal);
  }

  /// The key store could not be asked.
  final class KeysUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreachable(RuntimeException cause) {
      super("a subject's key could not be loaded", cause);
    }
  }

  /// Fetches the key when the first personal field is met.
  final class LazySeal implements Seal {
    private final Seals seals;
    private final String subject;
    private @Nullable Seal seal;
    private @Nullable RuntimeException failure;

    private LazySeal(Seals seals, String subject) {
      this.seals = seals;
      this.subject = subject;
    }

    @Override
    public String close(Personal plain) {
      throw new UnsupportedOperationException("the feed only reads");
    }

    @Override
    public Personal open(String closed) {
      var known = seal == null ? load() : seal;
      seal = known;
      return known.open(closed);
    }

    private Seal load() {
      try {
        return seals.load(subject);
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
  }
}
