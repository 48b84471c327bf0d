package switchboard.edge.media;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// Where a telephone's socket finds its call.
public interface Switchroom {

  /// Lets a stream in that has just started, or says why not. Blocks nothing; answers on any
  /// thread.
  ///
  /// @param signed whether the handshake carried a valid signature
  CompletionStage<Admission> admit(Start start, boolean signed, EventLoop loop);

  /// What the telephone said of itself.
  ///
  /// @param parameters as the TwiML gave them, the one-shot token among them
  record Start(String account, String call, String stream, Map<String, String> parameters) {

    public Start {
      parameters = Map.copyOf(parameters);
    }
  }

  sealed interface Admission {

    record Admitted(Talk talk, SpeechVendor vendor, SpeechVendor.Briefing briefing)
        implements Admission {}

    /// @param reason one word for the counter
    record Refused(String reason) implements Admission {}
  }
}
