package switchboard.edge.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Tenants;

/// What a call that goes on is told to do at once, as TwiML.
///
/// @param url where the network finds us
public record LiveTwiml(PublicUrl url) {

  static final String JOINED = "twilio/voice/joined";
  static final String BRIEF = "twilio/voice/brief";

  private static final String RINGING_SECONDS = "25";

  /// Says goodbye and hangs up.
  ///
  /// @param language that is spoken in the call, BCP 47; empty: the tenant's
  public String farewell(Tenants.Card tenant, Optional<String> language, String words) {
    return Twiml.end(voice(tenant, language), words);
  }

  /// Calls a person, tells them who it is about, and joins the two if they want.
  ///
  /// @param call the network's id of it
  /// @param number of the person, E.164
  public String putThrough(
      Tenants.Card tenant, Optional<String> language, String call, String number) {
    var voice = voice(tenant, language);
    var from = tenant.profile().numbers().stream().map(Phone::e164).findFirst().orElse("");
    var query = "?business_id=" + encoded(tenant.id()) + "&call=" + encoded(call);
    return Twiml.dial(
        voice,
        TakeOverWords.in(voice.language()).moment(),
        new Twiml.Dialling(number, from, RINGING_SECONDS),
        url.link("/" + BRIEF + query),
        url.link("/" + JOINED + query));
  }

  private static Voice voice(Tenants.Card tenant, Optional<String> language) {
    return language
        .map(it -> Voice.of(tenant.profile(), it))
        .orElseGet(() -> Voice.of(tenant.profile()));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
