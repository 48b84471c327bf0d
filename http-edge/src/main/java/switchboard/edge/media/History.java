package switchboard.edge.media;

import java.util.ArrayList;
import java.util.List;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Line;
import switchboard.engine.privacy.Personal;

/// What was said and heard in a call so far, for the next session of its vendor.
final class History {

  private static final int LONGEST = 400;

  private final Briefing briefing;
  private final List<Line> lines;

  History(Briefing briefing) {
    this.briefing = briefing;
    this.lines = new ArrayList<>(briefing.history());
  }

  boolean greets() {
    return !briefing.greeting().text().isBlank();
  }

  void add(boolean caller, String words) {
    if (words.isBlank()) return;
    if (lines.size() >= LONGEST) lines.removeFirst();
    lines.add(new Line(caller, Personal.of(words)));
  }

  /// As at the start, with what has become of it; nobody is greeted twice.
  Briefing briefing() {
    return new Briefing(
        briefing.conversation(),
        Personal.of(""),
        briefing.prompt(),
        briefing.functions(),
        lines,
        briefing.language(),
        briefing.voice(),
        briefing.model());
  }
}
