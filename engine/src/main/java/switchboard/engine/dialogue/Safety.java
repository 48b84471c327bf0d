package switchboard.engine.dialogue;

import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.tenant.OnCall;
import switchboard.engine.triage.Advice;

/// What is said first in an emergency: that we understand, and what to do until help comes.
record Safety(Speaker speaker) {

  /// With the news that somebody is being fetched, where somebody is.
  String lead(Frame frame, String words) {
    var fetching = fetching(frame) ? " " + speaker.phrase("emergency-fetching") : "";
    return advice(frame, words) + fetching;
  }

  String advice(Frame frame, String words) {
    return speaker.phrase("emergency-lead") + " " + plain(frame, words);
  }

  /// The advice alone; empty if there is none.
  String plain(Frame frame, String words) {
    return Advice.of(speaker.profile(), frame.terms().alarm(), words);
  }

  private boolean fetching(Frame frame) {
    boolean now =
        frame.terms().alarm().map(Alarm::severity).filter(Severity::immediate).isPresent();
    return now && !OnCall.of(speaker.profile()).people().isEmpty();
  }

  /// How the owner sees at once what it is.
  String flag(Frame frame) {
    var severity = frame.terms().alarm().map(Alarm::severity);
    if (frame.emergency() && severity.filter(Severity.LIFE::equals).isPresent())
      return speaker.phrase("owner-life-flag");
    if (frame.emergency()) return speaker.phrase("owner-emergency-flag");
    return severity.isPresent() ? speaker.phrase("owner-urgent-flag") : "";
  }
}
