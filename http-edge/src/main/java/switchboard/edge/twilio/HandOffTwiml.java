package switchboard.edge.twilio;

/// TwiML of callers who wait for a person, and of those who take them.
final class HandOffTwiml {

  private HandOffTwiml() {}

  /// The caller waits in a room until somebody joins them; afterwards, or when they are fetched,
  /// asks at `back`.
  ///
  /// @param waiting where what they hear meanwhile comes from
  static String room(String name, String waiting, String back) {
    var xml = Twiml.response();
    xml.open("Dial", "action", back, "method", "POST");
    conference(xml, name, "false", waiting);
    return Twiml.written(xml.close("Dial"));
  }

  /// Whoever took the call joins the caller.
  static String join(Voice voice, String text, String name, String waiting, String left) {
    var xml = Twiml.response();
    Twiml.say(xml, voice, text);
    xml.open("Dial", "action", left, "method", "POST");
    conference(xml, name, "true", waiting);
    return Twiml.written(xml.close("Dial"));
  }

  private static void conference(XmlWriter xml, String name, String starts, String waiting) {
    xml.open(
            "Conference",
            "startConferenceOnEnter",
            starts,
            "endConferenceOnExit",
            "true",
            "beep",
            "false",
            "maxParticipants",
            "3",
            "waitUrl",
            waiting,
            "waitMethod",
            "POST")
        .text(name)
        .close("Conference");
  }

  /// A few words, then music; asked for again when it is over.
  static String waiting(Voice voice, String text, String music) {
    var xml = Twiml.response();
    Twiml.say(xml, voice, text);
    return Twiml.written(xml.open("Play").text(music).close("Play"));
  }
}
