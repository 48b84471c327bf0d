package switchboard.engine.tenant;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tenant.Reception.Terms;

/// What will not do about how callers are received.
final class ReceptionFaults {

  private static final String TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

  private ReceptionFaults() {}

  static Stream<String> of(String at, Reception it) {
    return Stream.of(
            terms(at + "open", it.open()),
            terms(at + "closed", it.closed()),
            terms(at + "holiday", it.holiday()))
        .flatMap(all -> all);
  }

  private static Stream<String> terms(String at, Optional<Terms> it) {
    return it.stream()
        .flatMap(one -> one.greeting().entrySet().stream())
        .flatMap(one -> greeting(at + ".greeting." + one.getKey(), one));
  }

  private static Stream<String> greeting(String at, Map.Entry<String, String> it) {
    if (!it.getKey().matches(TAG)) return Stream.of(at + ": is no language");
    boolean fit = !it.getValue().isBlank() && it.getValue().length() <= Reception.LONGEST;
    return fit
        ? Stream.empty()
        : Stream.of(at + ": must be 1 to " + Reception.LONGEST + " characters");
  }
}
