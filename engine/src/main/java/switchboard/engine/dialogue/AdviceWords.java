package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Merge;
import switchboard.engine.specialist.Merge.Measure;
import switchboard.engine.specialist.Merge.Said;
import switchboard.engine.understanding.Understanding;

/// What callers say to the offer of a specialist's advice, and how the advice is told.
record AdviceWords(Speaker speaker) {

  private boolean heard(String what, String words) {
    return new Control(speaker).heard("advice-" + what, words);
  }

  /// "OK thanks, bye".
  boolean leaving(String words, Understanding meaning) {
    return meaning.intent().equals("goodbye") || new Control(speaker).heard("leaving", words);
  }

  boolean yes(String words, Understanding meaning) {
    boolean no = heard("no", words);
    return !no && (WorkTalk.yes(meaning) || heard("yes", words));
  }

  boolean no(String words, Understanding meaning) {
    return WorkTalk.no(meaning) || heard("no", words) || heard("dropped", words);
  }

  /// "Never mind", while they think.
  boolean dropped(String words, Understanding meaning) {
    return WorkTalk.no(meaning) || heard("dropped", words);
  }

  /// "Are you still there?", "take your time".
  boolean patient(String words, Understanding meaning) {
    var intent = meaning.intent();
    boolean content = intent.equals("hold_on") || intent.equals("yes") || intent.equals("thanks");
    return content || words.isBlank() || heard("patient", words);
  }

  /// Their answers as one; empty where they have none.
  Optional<String> answer(List<Contribution> all) {
    var measure = speaker.setting().voice() ? Measure.HEARD : Measure.READ;
    var told = Merge.of(all, measure);
    if (told.isEmpty()) return Optional.empty();
    var text = new StringBuilder(said("advice-says", told.getFirst()));
    told.stream().skip(1).forEach(it -> text.append(' ').append(said("advice-adds", it)));
    return Optional.of(text.toString());
  }

  private String said(String key, Said it) {
    return speaker.phrase(key, "who", it.name(), "text", it.text());
  }
}
