package switchboard.engine.dialogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import switchboard.engine.tenant.Profile;

/// What a brain knows besides the frame: whose receptionist it is, the moment, and whether its
/// words are heard or read.
public record Setting(Profile profile, Instant now, boolean voice) {

  /// Where nobody is known as one of the business's own: what others lead is for its customers.
  public Setting unstaffed() {
    var it = profile.alerts();
    var others = new Profile.Alerts(Optional.empty(), it.email(), it.about());
    return new Setting(profile.with(others), now, voice);
  }

  ZoneId zone() {
    return profile.zone();
  }
}
