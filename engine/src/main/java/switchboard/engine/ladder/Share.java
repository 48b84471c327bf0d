package switchboard.engine.ladder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Where a caller stands in a rollout, from 0 to 99.99 percent: the same on every call and every
/// node, and independent of where others stand. Who is in at some percentage is in at every higher
/// one.
///
/// @param speech in hundredths of a percent, for speech vendors
/// @param relay the same for the network's socket
public record Share(int speech, int relay) {

  private static final int ALL = 10_000;

  /// @param caller their number; empty when it is withheld: then each call stands for itself
  /// @param call the network's id of the call
  public static Share of(String tenant, Optional<String> caller, String call) {
    var who = tenant + "|" + caller.orElse("call|" + call);
    return new Share(place("speech|" + who), place("relay|" + who));
  }

  private static int place(String of) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      long first = 0;
      for (int i = 0; i < Integer.BYTES; i++) first = first << 8 | (hash[i] & 0xff);
      return (int) (first % ALL);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean speech(int percent) {
    return speech < percent * 100;
  }

  boolean relay(int percent) {
    return relay < percent * 100;
  }
}
