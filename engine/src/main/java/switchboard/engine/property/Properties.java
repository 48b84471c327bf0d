package switchboard.engine.property;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import switchboard.engine.understanding.Vocabulary.Term;

/// The properties of a tenant, as they can be looked up.
public interface Properties {

  /// Those that fit and can still be had, the best fit first; where none fits, those that come near
  /// (see [Fit]).
  CompletionStage<List<Listing>> search(String tenant, Search search, int limit);

  /// The one meant by an address, an area or a reference, however roughly said; empty if none or
  /// several could be meant.
  CompletionStage<Optional<Listing>> named(String tenant, String said);

  /// What this customer rents.
  CompletionStage<List<Listing>> ofRenter(String tenant, String customer);

  /// What this customer lets.
  CompletionStage<List<Listing>> ofLandlord(String tenant, String customer);

  /// The words callers may say for what can be seen. Never waits: what is at hand, which may be
  /// nothing yet.
  default List<Term> vocabulary(String tenant) {
    return List.of();
  }
}
