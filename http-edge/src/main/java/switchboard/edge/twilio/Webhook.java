package switchboard.edge.twilio;

import java.util.Locale;

/// A webhook whose signature has been checked.
///
/// @param form what Twilio says
/// @param query what stands in the URL we gave Twilio; signed with it
public record Webhook(Kind kind, TwilioForm form, TwilioForm query) {

  /// Whether it is about a call that we have placed.
  boolean outbound() {
    return form.text("Direction").filter("outbound-api"::equals).isPresent();
  }

  /// What Twilio calls about.
  public enum Kind {
    VOICE,
    TURN,
    STATUS,
    RELAY,
    SMS,
    WHATSAPP;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
