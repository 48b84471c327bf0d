package switchboard.edge.calendar;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;

/// Keyed hashes without a key, and nothing sealed.
final class Hashes implements Seals {

  @Override
  public CompletionStage<Seal> of(String subject) {
    return CompletableFuture.completedStage(Seal.PLAIN);
  }

  @Override
  public Seal load(String subject) {
    return Seal.PLAIN;
  }

  @Override
  public CompletionStage<String> hash(String tenant, String kind, String normalised) {
    var hash = Integer.toHexString((tenant + kind + normalised).hashCode());
    return CompletableFuture.completedStage(hash + "0".repeat(24 - hash.length()));
  }

  @Override
  public void assign(String subject, String person) {}

  @Override
  public void erase(String person) {}
}
