package switchboard.edge.ladder;

import java.util.Optional;
import java.util.function.Supplier;

/// Where the network brings a call's sound.
///
/// @param told the whole address, where it was set; else it follows from where we are reached
/// @param base our public address
/// @param port where we listen, should nobody have told us where we are reached
public record MediaAddress(Optional<String> told, Optional<String> base, Supplier<Integer> port) {

  public static final String PATH = "/twilio/media";

  public String url() {
    return told.or(() -> base.map(it -> it.replaceFirst("^http", "ws") + PATH))
        .orElseGet(() -> "ws://127.0.0.1:" + port.get() + PATH);
  }
}
