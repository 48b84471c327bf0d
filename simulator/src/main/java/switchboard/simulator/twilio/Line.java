package switchboard.simulator.twilio;

import java.net.URI;
import java.util.Optional;

/// A number somebody can call or text, and the webhooks configured for it at Twilio, each by its
/// public address.
///
/// @param status where the end of a call is reported; empty: nowhere
public record Line(String number, URI voice, Optional<URI> status, URI sms) {

  /// The number, with its webhooks at `/twilio/voice`, `/twilio/status` and `/twilio/sms` below
  /// `base`.
  public static Line at(URI base, String number) {
    var bare = base.toString().replaceFirst("/+$", "");
    return new Line(
        number,
        URI.create(bare + "/twilio/voice"),
        Optional.of(URI.create(bare + "/twilio/status")),
        URI.create(bare + "/twilio/sms"));
  }

  public Line withVoice(URI other) {
    return new Line(number, other, status, sms);
  }

  public Line withSms(URI other) {
    return new Line(number, voice, status, other);
  }

  public Line withStatus(Optional<URI> other) {
    return new Line(number, voice, other, sms);
  }
}
