package switchboard.engine.customer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.engine.privacy.Personal;

/// What a customer said of their latest appointments, by appointment; the latest last.
final class Feedback {

  private Feedback() {}

  /// What has been erased is not known.
  static Map<String, Personal> readable(Map<String, Personal> feedback) {
    var readable = new LinkedHashMap<>(feedback);
    readable.values().removeIf(Personal::erased);
    return Collections.unmodifiableMap(readable);
  }

  /// What is said of one takes the place of what was said of it before.
  static Map<String, Personal> more(
      Map<String, Personal> feedback, String appointment, Personal words, int most) {
    var next = new LinkedHashMap<>(feedback);
    next.remove(appointment);
    next.put(appointment, words);
    if (next.size() > most) next.remove(next.keySet().iterator().next());
    return Collections.unmodifiableMap(next);
  }
}
