package switchboard.edge.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import switchboard.engine.recording.Event.Sort;

/// Where the network tells of what it has recorded, and where callers leave word.
public final class RecordingPaths {

  /// A call that is sent here may leave word; for the last rung.
  public static final String VOICEMAIL = "/twilio/voice/voicemail";

  private RecordingPaths() {}

  public static String told(String tenant, Sort sort) {
    return "/twilio/recording?sort="
        + sort.name().toLowerCase(Locale.ROOT)
        + "&tenant="
        + encoded(tenant);
  }

  static String written(String tenant) {
    return "/twilio/recording/words?tenant=" + encoded(tenant);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
