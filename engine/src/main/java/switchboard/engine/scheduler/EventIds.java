package switchboard.engine.scheduler;

import java.math.BigInteger;

/// The id we choose for the mirror of an appointment: the same at every try, another for every
/// calendar it stands in.
public final class EventIds {

  private EventIds() {}

  /// Base32hex in lower case (digits and a–v), as Google wants ids: 52 characters.
  public static String of(String tenant, String appointment, String resource) {
    var hash = Source.sha256(tenant + '\n' + appointment + '\n' + resource);
    var digits = new BigInteger(1, hash).toString(32);
    return "0".repeat(52 - digits.length()) + digits;
  }
}
