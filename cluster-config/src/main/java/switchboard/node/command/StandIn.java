package switchboard.node.command;

import java.io.IOException;
import java.util.Map;
import switchboard.node.Settings.BadSetting;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.deepgram.DeepgramApi;
import switchboard.simulator.deepgram.ListenApi;
import switchboard.simulator.openai.RealtimeApi;
import switchboard.simulator.speech.SpeechApi;
import switchboard.simulator.ultravox.UltravoxApi;
import switchboard.simulator.vendor.Pace;

/// What stands in for a speech vendor on this machine.
///
/// @param environment by which a node finds it
record StandIn(Map<String, String> environment, AutoCloseable service) implements AutoCloseable {

  private static final String KEY = "simulated";

  static StandIn start(String vendor) throws IOException {
    var talker = new Receptionist();
    return switch (vendor) {
      case "deepgram" -> {
        var it = DeepgramApi.start(0, KEY, talker, Pace.USUAL);
        yield of("DEEPGRAM_API_KEY", "DEEPGRAM_AGENT_URL", it.uri().toString(), it);
      }
      case "openai" -> {
        var it = RealtimeApi.start(0, KEY, talker, Pace.USUAL);
        yield of("OPENAI_API_KEY", "OPENAI_REALTIME_URL", it.uri().toString(), it);
      }
      case "ultravox" -> {
        var it = UltravoxApi.start(0, KEY, talker, Pace.USUAL);
        yield of("ULTRAVOX_API_KEY", "ULTRAVOX_API_URL", it.uri().toString(), it);
      }
      case "cascade" -> {
        var ears = ListenApi.start(0, KEY, Pace.USUAL);
        var mouth = SpeechApi.start(0, KEY);
        var addresses =
            Map.of(
                "DEEPGRAM_API_KEY", KEY,
                "DEEPGRAM_LISTEN_URL", ears.uri().toString(),
                "DEEPGRAM_API_URL", mouth.uri().toString());
        yield new StandIn(addresses, both(ears, mouth));
      }
      default -> throw new BadSetting("--vendor must be deepgram, openai, ultravox or cascade.");
    };
  }

  private static AutoCloseable both(AutoCloseable one, AutoCloseable other) {
    return () -> {
      one.close();
      other.close();
    };
  }

  private static StandIn of(String key, String address, String uri, AutoCloseable service) {
    return new StandIn(Map.of(key, KEY, address, uri), service);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (Exception e) {
      throw new IllegalStateException("a simulator that will not end", e);
    }
  }
}
