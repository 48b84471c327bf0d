package switchboard.engine.pin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Secret numbers in memory, as strict as the real ones.
public final class MemoryPins implements Pins {

  private final Map<String, Personal> digests = new HashMap<>();
  private final Map<String, Integer> misses = new HashMap<>();
  private final Map<String, Instant> locked = new HashMap<>();
  private final Map<String, Check> attempts = new HashMap<>();

  @Override
  public Standing standing(String tenant, String person, Instant now) {
    var until = Optional.ofNullable(locked.get(person)).filter(now::isBefore);
    return new Standing(digests.containsKey(person), until);
  }

  @Override
  public Check check(String tenant, String person, String attempt, Personal digest, Instant now) {
    return attempts.computeIfAbsent(attempt, _ -> check(person, digest, now));
  }

  private Check check(String person, Personal digest, Instant now) {
    var set = digests.get(person);
    if (set == null) return new Check(Verdict.UNSET, 0);
    var until = locked.get(person);
    if (until != null && now.isBefore(until)) return new Check(Verdict.LOCKED, 0);
    if (set.equals(digest)) {
      misses.remove(person);
      return new Check(Verdict.RIGHT, TRIES);
    }
    int wrong = misses.merge(person, 1, Integer::sum);
    if (wrong < TRIES) return new Check(Verdict.WRONG, TRIES - wrong);
    misses.remove(person);
    locked.put(person, now.plus(LOCKED));
    return new Check(Verdict.LOCKED_NOW, 0);
  }

  @Override
  public void set(String tenant, String person, Personal digest, Instant now) {
    digests.put(person, digest);
    misses.remove(person);
    locked.remove(person);
  }

  @Override
  public void clear(String tenant, String person) {
    digests.remove(person);
  }
}
