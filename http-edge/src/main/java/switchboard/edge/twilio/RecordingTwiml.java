package switchboard.edge.twilio;

/// TwiML of what is recorded.
final class RecordingTwiml {

  private static final String OPEN = "<Response>";
  private static final String LONGEST_SECONDS = "180";
  private static final String SILENCE_SECONDS = "5";

  private RecordingTwiml() {}

  /// Tells the caller and begins to record, before all else that is to be done.
  ///
  /// @param document what is to be done then
  /// @param told where the network tells of what it has recorded
  static String before(String document, Voice voice, String notice, String told) {
    var xml = Twiml.response();
    Twiml.say(xml, voice, notice);
    xml.open("Start")
        .open(
            "Recording",
            "recordingStatusCallback",
            told,
            "recordingStatusCallbackMethod",
            "POST",
            "channels",
            "dual")
        .close("Recording")
        .close("Start");
    var first = Twiml.written(xml).replaceFirst("</Response>$", "");
    int begins = document.indexOf(OPEN);
    return begins < 0 ? document : first + document.substring(begins + OPEN.length());
  }

  /// Asks for word to be left.
  ///
  /// @param left where the network turns to when that is done
  /// @param told where it tells of what it has recorded, `written` of what was said in it
  static String voicemail(Voice voice, String text, String left, String told, String written) {
    var xml = Twiml.response();
    Twiml.say(xml, voice, text);
    xml.open(
            "Record",
            "action",
            left,
            "method",
            "POST",
            "maxLength",
            LONGEST_SECONDS,
            "timeout",
            SILENCE_SECONDS,
            "finishOnKey",
            "#",
            "playBeep",
            "true",
            "trim",
            "trim-silence",
            "recordingStatusCallback",
            told,
            "recordingStatusCallbackMethod",
            "POST",
            "transcribe",
            "true",
            "transcribeCallback",
            written)
        .close("Record");
    Twiml.redirect(xml, left);
    return Twiml.written(xml);
  }
}
