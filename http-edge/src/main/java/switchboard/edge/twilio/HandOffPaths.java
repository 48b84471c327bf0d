package switchboard.edge.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where calls are sent from outside a webhook.
public final class HandOffPaths {

  private HandOffPaths() {}

  /// Where a caller is put through; the talk goes on with this turn where nobody takes them.
  public static String begin(String tenant, int turn) {
    return Call.HAND_OFF + query(tenant, turn);
  }

  /// Where a caller nobody took is ours again, with this turn.
  public static String back(String tenant, int turn) {
    return Call.HAND_OFF + "/back" + query(tenant, turn);
  }

  private static String query(String tenant, int turn) {
    return "?turn=" + turn + "&business_id=" + URLEncoder.encode(tenant, StandardCharsets.UTF_8);
  }
}
