package switchboard.edge.twilio;

import java.util.Map;
import java.util.TreeMap;

/// TwiML documents as text. Each one for a call ends in a verb that keeps the call alive or ends
/// it. Characters XML cannot carry are left out; everything else is said or sent as it stands.
final class Twiml {

  private static final String SILENCE_SECONDS = "5";
  private static final String COMPANY_SECONDS = "3";

  private Twiml() {}

  /// Speaks, listens meanwhile and after, and comes back to `next` with words, keys or silence.
  static String listen(Voice voice, String text, String next) {
    var xml = response();
    xml.open(
        "Gather",
        "input",
        "speech dtmf",
        "action",
        next,
        "method",
        "POST",
        "timeout",
        SILENCE_SECONDS,
        "speechTimeout",
        "auto",
        "actionOnEmptyResult",
        "true",
        "speechModel",
        voice.model(),
        "language",
        voice.language(),
        "hints",
        voice.hint());
    say(xml, voice, text);
    xml.close("Gather");
    redirect(xml, next);
    return written(xml);
  }

  /// Speaks, waits for one key, and comes back to `next` with it or without.
  static String key(Voice voice, String text, String next) {
    var xml = response();
    xml.open(
        "Gather",
        "input",
        "dtmf",
        "action",
        next,
        "method",
        "POST",
        "timeout",
        "8",
        "numDigits",
        "1",
        "actionOnEmptyResult",
        "true");
    say(xml, voice, text);
    xml.close("Gather");
    redirect(xml, next);
    return written(xml);
  }

  /// Speaks, then asks again at `next`.
  static String hold(Voice voice, String text, String next) {
    var xml = response();
    say(xml, voice, text);
    redirect(xml, next);
    return written(xml);
  }

  /// Speaks, is silent for a moment, then asks again at `next`.
  static String pause(Voice voice, String text, int seconds, String next) {
    var xml = response();
    say(xml, voice, text);
    xml.open("Pause", "length", Integer.toString(seconds)).close("Pause");
    redirect(xml, next);
    return written(xml);
  }

  /// Brings the sound of the call to a socket, and goes on at `next` when that is gone.
  static String stream(String url, Map<String, String> parameters, String next) {
    var xml = response();
    xml.open("Connect").open("Stream", "url", url);
    new TreeMap<>(parameters)
        .forEach((name, value) ->
            xml.open("Parameter", "name", name, "value", value).close("Parameter"));
    xml.close("Stream").close("Connect");
    redirect(xml, next);
    return written(xml);
  }

  /// Speaks and listens for a while: words and keys go to `said`; where there are none, asks again
  /// at `next`.
  static String company(Voice voice, String text, String said, String next) {
    var xml = response();
    xml.open(
        "Gather",
        "input",
        "speech dtmf",
        "action",
        said,
        "method",
        "POST",
        "timeout",
        COMPANY_SECONDS,
        "speechTimeout",
        "auto",
        "actionOnEmptyResult",
        "false",
        "speechModel",
        voice.model(),
        "language",
        voice.language(),
        "hints",
        voice.hint());
    say(xml, voice, text);
    xml.close("Gather");
    redirect(xml, next);
    return written(xml);
  }

  /// Speaks, then calls somebody and joins the two; whatever comes of it goes to `next`.
  ///
  /// @param brief what whoever answers is told before, and asked
  static String dial(Voice voice, String text, Dialling to, String brief, String next) {
    var xml = response();
    say(xml, voice, text);
    xml.open(
        "Dial",
        "action",
        next,
        "method",
        "POST",
        "timeout",
        to.seconds(),
        "callerId",
        to.from(),
        "answerOnBridge",
        "true");
    xml.open("Number", "url", brief, "method", "POST").text(to.number()).close("Number");
    return written(xml.close("Dial"));
  }

  /// Who is called.
  ///
  /// @param from the number that is shown; blank for the caller's own
  record Dialling(String number, String from, String seconds) {}

  /// Goes on with whatever comes next.
  static String nothing() {
    return written(response());
  }

  /// Speaks, then hangs up.
  static String end(Voice voice, String text) {
    var xml = response();
    say(xml, voice, text);
    return written(xml.open("Hangup").close("Hangup"));
  }

  /// Answers a text; with nothing if the text is blank.
  static String message(String text) {
    var xml = response();
    if (!XmlWriter.blank(text))
      xml.open("Message").open("Body").text(text).close("Body").close("Message");
    return written(xml);
  }

  static void say(XmlWriter xml, Voice voice, String text) {
    if (XmlWriter.blank(text)) return;
    xml.open("Say", "language", voice.language(), "voice", voice.voice()).text(text).close("Say");
  }

  static void redirect(XmlWriter xml, String next) {
    xml.open("Redirect", "method", "POST").text(next).close("Redirect");
  }

  static XmlWriter response() {
    return new XmlWriter().open("Response");
  }

  static String written(XmlWriter xml) {
    return xml.close("Response").document();
  }
}
