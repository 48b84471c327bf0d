package switchboard.edge.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.engine.tenant.Keys;

/// The one-shot tokens that let a call's sound in: each names one call of one tenant and the vendor
/// that is to hear it. Whether one has been used is known to the conversation alone.
public final class Admittance {

  static final String PARAMETER = "token";

  /// The network opens its socket within seconds of reading where.
  private static final Duration LASTING = Duration.ofMinutes(2);

  /// What a good token says.
  ///
  /// @param line the token's own name, by which its use is noted
  record Ticket(String tenant, String sid, String vendor, String line) {

    String conversation() {
      return tenant + ":" + sid;
    }
  }

  private final Passes passes;
  private final Clock clock;

  public Admittance(Passes passes, Clock clock) {
    this.passes = passes;
    this.clock = clock;
  }

  /// What is handed to the network with the address of the socket.
  public Map<String, String> parameters(String tenant, String sid, String vendor) {
    var pass = new Pass(Pass.Kind.MEDIA, tenant, sid + "/" + vendor, until(clock.instant()));
    return Map.of(PARAMETER, passes.token(pass));
  }

  private static Instant until(Instant now) {
    return now.plus(LASTING);
  }

  sealed interface Reading {

    record Good(Ticket ticket) implements Reading {}

    /// @param reason in a word
    record Bad(String reason) implements Reading {}
  }

  /// @param sid the call that the network says this is
  Reading read(Map<String, String> parameters, String sid) {
    var token = Optional.ofNullable(parameters.get(PARAMETER));
    if (token.isEmpty()) return new Reading.Bad("no-token");
    return switch (passes.read(token.get(), Pass.Kind.MEDIA, clock.instant())) {
      case Passes.Reading.Forged _ -> new Reading.Bad("forged-token");
      case Passes.Reading.Expired _ -> new Reading.Bad("expired-token");
      case Passes.Reading.Valid(var pass) -> ticket(pass, sid, token.get());
    };
  }

  private static Reading ticket(Pass pass, String sid, String token) {
    var call = pass.session();
    int end = call.lastIndexOf('/');
    if (end < 0) return new Reading.Bad("forged-token");
    if (!call.substring(0, end).equals(sid)) return new Reading.Bad("token-of-another-call");
    var line = Keys.hash(token).substring(0, 16);
    return new Reading.Good(new Ticket(pass.tenant(), sid, call.substring(end + 1), line));
  }
}
