package switchboard.edge.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import java.util.List;
import java.util.Optional;

/// TwiML documents as text. Each one for a call ends in a verb that keeps the call alive or ends
/// it. Characters XML cannot carry are left out; everything else is said or sent as it stands.
final class Twiml {

  private static final int SILENCE_SECONDS = 5;

  private Twiml() {}

  /// Speaks, listens meanwhile and after, and comes back to `next` with words, keys or silence.
  static String listen(Voice voice, String text, String next) {
    var gather =
        new Gather.Builder()
            .inputs(List.of(Gather.Input.SPEECH, Gather.Input.DTMF))
            .action(next)
            .method(HttpMethod.POST)
            .timeout(SILENCE_SECONDS)
            .speechTimeout("auto")
            .actionOnEmptyResult(true)
            .option("language", plain(voice.language()));
    if (!voice.hints().isEmpty()) gather.hints(plain(voice.hint()));
    say(voice, text).ifPresent(gather::say);
    return xml(new VoiceResponse.Builder().gather(gather.build()).redirect(to(next)).build());
  }

  /// Speaks, then asks again at `next`.
  static String hold(Voice voice, String text, String next) {
    var response = new VoiceResponse.Builder();
    say(voice, text).ifPresent(response::say);
    return xml(response.redirect(to(next)).build());
  }

  /// Speaks, then hangs up.
  static String end(Voice voice, String text) {
    var response = new VoiceResponse.Builder();
    say(voice, text).ifPresent(response::say);
    return xml(response.hangup(new Hangup.Builder().build()).build());
  }

  /// Answers a text; with nothing if the text is blank.
  static String message(String text) {
    var response = new MessagingResponse.Builder();
    var plain = plain(text);
    if (!plain.isBlank()) {
      response.message(new Message.Builder().body(new Body.Builder(plain).build()).build());
    }
    return xml(response.build());
  }

  private static Optional<Say> say(Voice voice, String text) {
    var plain = plain(text);
    if (plain.isBlank()) return Optional.empty();
    var say = new Say.Builder(plain).option("language", plain(voice.language()));
    if (!voice.voice().isBlank()) say.option("voice", plain(voice.voice()));
    return Optional.of(say.build());
  }

  private static Redirect to(String next) {
    return new Redirect.Builder(next).method(HttpMethod.POST).build();
  }

  private static String plain(String text) {
    return text.codePoints()
        .filter(Twiml::fitsXml)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean fitsXml(int c) {
    if (c < ' ') return c == '\t' || c == '\n';
    if (c < 0xA0) return c < 0x7F;
    return Character.isSupplementaryCodePoint(c) || (c <= 0xFFFD && !isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static String xml(TwiML document) {
    try {
      return document.toXml();
    } catch (TwiMLException e) {
      throw new IllegalStateException("not writable as TwiML", e);
    }
  }
}
