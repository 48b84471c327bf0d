package switchboard.edge.owner;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.engine.pin.Pins;
import switchboard.engine.privacy.Personal;

/// Secret numbers that are only remembered: what they open is tested where they are kept.
public final class Remembered implements Pins {

  public final Map<String, Personal> digests = new ConcurrentHashMap<>();

  @Override
  public Standing standing(String tenant, String person, Instant now) {
    return new Standing(digests.containsKey(tenant + ":" + person), Optional.empty());
  }

  @Override
  public Check check(String tenant, String person, String attempt, Personal digest, Instant now) {
    boolean right = digest.equals(digests.get(tenant + ":" + person));
    return right ? new Check(Verdict.RIGHT, TRIES) : new Check(Verdict.WRONG, 1);
  }

  @Override
  public void set(String tenant, String person, Personal digest, Instant now) {
    digests.put(tenant + ":" + person, digest);
  }

  @Override
  public void clear(String tenant, String person) {
    digests.remove(tenant + ":" + person);
  }
}
