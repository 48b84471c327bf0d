package switchboard.edge.widget;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;

/// The threads of visitors. Whoever shows what was handed out to them writes on where they were;
/// nobody can name a thread that is not theirs.
///
/// @param ids at random
public record Threads(Passes passes, Clock clock, Supplier<String> ids) {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Pattern THREAD = Pattern.compile("chat-[0-9a-f]{32}");

  /// The thread of this tenant that was handed out so, if it is still good.
  Optional<String> of(String tenant, String shown) {
    return passes.read(shown, clock.instant()) instanceof Passes.Reading.Valid(var pass)
            && pass.tenant().equals(tenant)
            && THREAD.matcher(pass.session()).matches()
        ? Optional.of(pass.session())
        : Optional.empty();
  }

  String fresh() {
    return "chat-" + ids.get().replace("-", "");
  }

  String shown(String tenant, String thread) {
    return passes.token(new Pass(tenant, thread, clock.instant().plus(KEPT)));
  }
}
