package switchboard.edge.twilio;

import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Rollout;

/// Which callers are held over a text socket: the business's share of them, always the same ones.
final class RelayChoice {

  private RelayChoice() {}

  static boolean falls(Call call) {
    int percent =
        call.tenant().profile().telephony().rollout().map(Rollout::relay).orElse(0);
    var who = call.peer().map(Phone::e164).orElse(call.sid());
    return percent > Math.floorMod((call.tenant().id() + who).hashCode() * 31 >>> 7, 100);
  }

  static Optional<String> led(Optional<RelayWay> way, Call call, String said, int turn) {
    return way.filter(it -> it.open(call.tenant()) && falls(call))
        .map(it -> it.lead(RelayRoutes.held(call, said, Optional.empty(), turn)));
  }
}
