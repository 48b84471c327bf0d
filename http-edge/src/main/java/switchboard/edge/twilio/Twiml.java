package switchboard.edge.twilio;

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
        "language",
        voice.language(),
        "hints",
        voice.hint());
    say(xml, voice, text);
    xml.close("Gather");
    redirect(xml, next);
    return written(xml);
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
