package switchboard.engine.message;

import java.time.Instant;

/// Who wants no e-mail from a business, whatever they say of texts. What is sent to such an address
/// is suppressed; owners are always told. Blocks: call on a virtual thread.
public interface MailConsent {

  void optOut(String tenant, String address, Instant now);

  void optIn(String tenant, String address);
}
