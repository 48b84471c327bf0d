package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was recorded of calls, and which calls are not to be recorded any more.
public final class Tapes {

  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  /// Keeps a recording of that name; its sound is a WAV head with the words after it.
  void keep(String sid, String words) {
    kept.put(sid, ("RIFF\0\0\0\0WAVE" + words).getBytes(UTF_8));
  }

  public Optional<byte[]> sound(String sid) {
    return Optional.ofNullable(kept.get(sid));
  }

  boolean delete(String sid) {
    return kept.remove(sid) != null;
  }

  void stop(String call) {
    stopped.add(call);
  }

  /// Whether somebody had the recording of this call stopped.
  public boolean stopped(String call) {
    return stopped.contains(call);
  }
}
