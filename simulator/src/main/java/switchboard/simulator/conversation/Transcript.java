package switchboard.simulator.conversation;

import java.util.ArrayList;
import java.util.List;

/// Keeps what both sides said, in order, each line with who: `heard`, `said`, `pressed`, `silence`,
/// `dialled`, `recorded`, `problem` or `ended`.
public final class Transcript implements ConversationListener {

  /// One thing that happened.
  public record Entry(String what, String text) {}

  private final List<Entry> entries = new ArrayList<>();

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The texts of one kind of entry.
  public List<String> texts(String what) {
    return entries().stream().filter(it -> it.what.equals(what)).map(Entry::text).toList();
  }

  @Override
  public void onHeard(String text) {
    add("heard", text);
  }

  @Override
  public void onPlayed(String url) {
    add("played", url);
  }

  @Override
  public void onSaid(String text, double confidence) {
    add("said", text);
  }

  @Override
  public void onPressed(String digits) {
    add("pressed", digits);
  }

  @Override
  public void onSilence() {
    add("silence", "");
  }

  @Override
  public void onDialled(String target, String status) {
    add("dialled", target);
  }

  @Override
  public void onRecorded(String text) {
    add("recorded", text);
  }

  @Override
  public void onProblem(String text) {
    add("problem", text);
  }

  @Override
  public void onEnded(String reason) {
    add("ended", reason);
  }

  private synchronized void add(String what, String text) {
    entries.add(new Entry(what, text));
  }
}
