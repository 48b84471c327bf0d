package switchboard.simulator.media;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Signature;

/// What Twilio says of a stream when it opens it.
///
/// @param stream its own id, `MZ` and more
/// @param parameters those of the TwiML
/// @param signature for the handshake, if it is to be signed
public record StreamStart(
    String account,
    String call,
    String stream,
    Map<String, String> parameters,
    Optional<String> signature) {

  public StreamStart {
    parameters = Map.copyOf(parameters);
  }

  /// Not signed.
  public static StreamStart of(String account, String call, Map<String, String> parameters) {
    var stream = "MZ" + call.substring(Math.min(2, call.length()));
    return new StreamStart(account, call, stream, parameters, Optional.empty());
  }

  /// Signed over the address as it stands in the TwiML.
  public StreamStart signed(Account by, URI over) {
    var proof = Signature.of(by, over.toString(), Form.EMPTY);
    return new StreamStart(account, call, stream, parameters, Optional.of(proof));
  }
}
