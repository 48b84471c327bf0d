package switchboard.engine.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import switchboard.engine.assessment.Lexicon.Marker;
import switchboard.engine.assessment.Transcript.Ending;
import switchboard.engine.assessment.Transcript.Line;
import switchboard.engine.assessment.Transcript.Manner;
import switchboard.engine.assessment.Transcript.Who;

/// Codes of what went wrong and what went well in a conversation, told by words and by its course.
record Markers(Lexicon lexicon, Transcript transcript) {

  /// Outcomes by which nobody is helped yet.
  static final Set<String> NOTHING = Set.of("abandoned", "answered", "message", "reschedule");

  private static final int AT_ONCE = 6;
  private static final int SHOUTED = 12;

  List<String> frustrations() {
    var found = new TreeSet<>(told(lexicon.frustrations()));
    if (callers().anyMatch(it -> Words.of(it.words()).saysAny(lexicon.profanity())))
      found.add("abusive");
    if (callers().anyMatch(it -> shouted(it.words()))) found.add("shouting");
    if (repaired() >= 2) found.add("misunderstood");
    if (silences() >= 2) found.add("silent");
    if (repeated()) found.add("repeated-self");
    if (hungUp()) found.add("hung-up");
    if (unresolved()) found.add("unresolved");
    if (transcript.deeds().stream().anyMatch(Transcript.Deed::failed)) found.add("failed");
    return List.copyOf(found);
  }

  List<String> successes() {
    var found = new TreeSet<>(told(lexicon.successes()));
    if (achieved()) found.add("achieved");
    boolean smooth = repaired() == 0 && silences() == 0;
    if (achieved() && smooth && callers().count() <= AT_ONCE) found.add("at-once");
    return List.copyOf(found);
  }

  private Set<String> told(Map<String, Marker> markers) {
    var found = new HashSet<String>();
    for (var line : transcript.of(Who.CALLER)) {
      var words = Words.of(line.words());
      markers.forEach((code, it) -> {
        boolean meant = line.intent().filter(it.intents()::contains).isPresent();
        if (meant || words.saysAny(it.said())) found.add(code);
      });
    }
    return found;
  }

  private java.util.stream.Stream<Line> callers() {
    return transcript.of(Who.CALLER).stream().filter(it -> it.manner() == Manner.WORDS);
  }

  /// How often we said that we did not understand.
  long repaired() {
    return transcript.of(Who.US).stream()
        .filter(it -> Words.of(it.words()).saysAny(lexicon.repairs()))
        .count();
  }

  private long silences() {
    return transcript.of(Who.CALLER).stream().filter(it -> it.manner() == Manner.SILENCE).count();
  }

  /// The same thing said twice in a row, if it is more than a word or two.
  private boolean repeated() {
    var said = new ArrayList<List<String>>();
    callers().forEach(it -> said.add(Words.of(it.words()).all()));
    for (int i = 1; i < said.size(); i++)
      if (said.get(i).size() > 2 && said.get(i).equals(said.get(i - 1))) return true;
    return false;
  }

  boolean achieved() {
    return transcript.matter().outcome().filter(it -> !NOTHING.contains(it)).isPresent();
  }

  /// They left while something was still to be settled.
  private boolean hungUp() {
    return transcript.ending() == Ending.BY_CALLER
        && transcript.spoken()
        && transcript.matter().outcome().isEmpty()
        && (transcript.matter().goal().isPresent() || asked());
  }

  private boolean asked() {
    var ours = transcript.of(Who.US);
    return ours.size() > 1 && transcript.lines().getLast().who() == Who.US && repaired() > 0;
  }

  private boolean unresolved() {
    return transcript.ending() != Ending.OPEN
        && transcript.matter().goal().isPresent()
        && transcript.matter().outcome().isEmpty();
  }

  /// Only what is written can be in capitals.
  private boolean shouted(String text) {
    if (transcript.voice()) return false;
    var letters = text.replaceAll("\\P{L}", "");
    return letters.length() >= SHOUTED
        && letters.equals(letters.toUpperCase(Locale.ROOT))
        && !letters.equals(letters.toLowerCase(Locale.ROOT));
  }
}
