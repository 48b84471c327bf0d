package switchboard.edge.mail;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;

/// Whom an e-mail is from: the business by name, at an address whose mail we may send.
///
/// @param replyTo where answers go
public record Identity(String name, String address, Optional<String> replyTo) {

  public Identity {
    name = Headers.line(name, 120);
  }

  /// The business, writing from the address of this installation, answered to where it takes its
  /// alerts.
  public static Identity of(Profile profile, String address) {
    var reply = profile.alerts().email().filter(it -> !it.erased()).map(Personal::text);
    return new Identity(profile.name(), address, reply.filter(Addresses::valid));
  }
}
