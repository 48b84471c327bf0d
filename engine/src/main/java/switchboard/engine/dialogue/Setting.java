package switchboard.engine.dialogue;

import java.time.Instant;
import java.time.ZoneId;
import switchboard.engine.tenant.Profile;

/// What a brain knows besides the frame: whose receptionist it is, the moment, and whether its
/// words are heard or read.
public record Setting(Profile profile, Instant now, boolean voice) {

  ZoneId zone() {
    return profile.zone();
  }
}
