package switchboard.engine.waitlist;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.calendar.Slot;

/// Somebody on the list.
///
/// @param offer the latest they were made
/// @param open whether it has not been answered, withdrawn or lapsed
/// @param passed the appointments that were offered and not had
public record Waiting(
    String id,
    Entry entry,
    Instant since,
    Optional<Offer> offer,
    boolean open,
    Set<String> passed) {

  public Waiting {
    passed = Set.copyOf(Objects.requireNonNullElse(passed, Set.of()));
  }

  static Waiting joined(String id, Entry entry, Instant at) {
    return new Waiting(id, entry, at, Optional.empty(), false, Set.of());
  }

  Waiting offered(Offer it) {
    return new Waiting(id, entry, since, Optional.of(it), true, passed);
  }

  Waiting passed(String appointment) {
    var all = new HashSet<>(passed);
    all.add(appointment);
    var still = open && offer.filter(it -> !it.appointment().equals(appointment)).isPresent();
    return new Waiting(id, entry, since, offer, still, all);
  }

  /// The offer that may still be answered.
  public Optional<Offer> open(Instant now) {
    return offer.filter(it -> open && now.isBefore(it.until()));
  }

  /// Whether the last they were offered was of this time.
  boolean hadItsTurn(String resource, Slot freed) {
    return offer
        .filter(it -> it.resource().equals(resource) && it.slot().overlaps(freed))
        .isPresent();
  }

  boolean over(Instant now) {
    return !now.isBefore(entry.until());
  }
}
