package switchboard.engine.privacy;

import java.util.concurrent.CompletionStage;

/// The keys of all subjects. A subject is an entity that holds personal data, named by its
/// persistence id (`customer|acme:123`). Keys live wrapped by the master key in table
/// `subject_key`.
public interface Seals {

  /// The seal of a subject, its key made on first use. A destroyed key gives a seal that opens
  /// everything as [Personal#ERASED]. Completes on a virtual thread, or at once when cached; the
  /// stage fails while the key store cannot be reached.
  CompletionStage<Seal> of(String subject);

  /// The same, waiting; for callers that may block.
  Seal load(String subject);

  /// A keyed hash (HMAC-SHA-256 under a key of the tenant, Base64url) of a normalised value: fit
  /// for ids and look-ups, where the value itself must not stand.
  CompletionStage<String> hash(String tenant, String kind, String normalised);

  /// Says to which person the subject's facts belong, so that erasing the person finds its key.
  void assign(String subject, String person);

  /// Destroys the keys of all subjects that belong to the person. Cannot be undone.
  void erase(String person);
}
