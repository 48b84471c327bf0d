package switchboard.engine.replay;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Rehearsal;
import switchboard.engine.llm.Cost;
import switchboard.engine.privacy.Personal;

/// Both answers to the same caller, turn by turn.
///
/// @param id of the conversation
/// @param was how it went
/// @param now how it would have gone
/// @param used what language models have used up for that
public record Comparison(String id, List<Row> rows, Score was, Score now, Cost used) {

  /// One turn.
  ///
  /// @param kind `greeting`, `utterance`, `keys`, `silence` or `text`
  /// @param said what the caller said, pressed or wrote
  /// @param was the recorded answer; empty when there was none
  /// @param now the other answer; empty when there would have been none, the call being over, say
  public record Row(
      int turn, String kind, Personal said, Optional<Personal> was, Optional<Personal> now) {

    public boolean same() {
      return was.equals(now);
    }
  }

  /// Lets the configuration answer the recorded caller.
  public static Comparison of(Recording recording, Configuration configuration) {
    boolean changed = !configuration.tenant().profile().equals(recording.answered().profile());
    var sandbox = new Sandbox(recording, configuration.tenant());
    var events =
        Rehearsal.of(
            recording.events(),
            configuration.mind(recording.id()),
            new Memory(recording, sandbox, changed),
            configuration.adviser());
    return of(recording.id(), recording.events(), events);
  }

  /// Lays what was and what would have been side by side.
  static Comparison of(String id, List<Event> was, List<Event> now) {
    var rows = new TreeMap<Integer, Row>();
    for (var event : was) said(event).ifPresent(it -> rows.put(it.turn(), it));
    for (var event : was)
      if (event instanceof Event.Replied it)
        rows.merge(it.turn(), greeting(it), (row, _) -> was(row, it.text()));
    for (var event : now)
      if (event instanceof Event.Replied it)
        rows.computeIfPresent(it.turn(), (_, row) -> now(row, it.text()));
    return new Comparison(id, List.copyOf(rows.values()), Score.of(was), Score.of(now), used(now));
  }

  private static Cost used(List<Event> events) {
    var used = Cost.NONE;
    for (var event : events)
      if (event instanceof Event.ConsultationEnded it) used = used.plus(it.cost());
    return used;
  }

  private static Optional<Row> said(Event event) {
    return switch (event) {
      case Event.UtteranceHeard it -> row(it.turn(), "utterance", it.words());
      case Event.KeysPressed it -> row(it.turn(), "keys", it.digits());
      case Event.SilenceKept it -> row(it.turn(), "silence", Personal.of(""));
      case Event.TextReceived it -> row(it.turn(), "text", it.body());
      case Event _ -> Optional.empty();
    };
  }

  private static Optional<Row> row(int turn, String kind, Personal said) {
    return Optional.of(new Row(turn, kind, said, Optional.empty(), Optional.empty()));
  }

  private static Row greeting(Event.Replied it) {
    var said = Personal.of("");
    return new Row(it.turn(), "greeting", said, Optional.of(it.text()), Optional.empty());
  }

  private static Row was(Row it, Personal text) {
    return new Row(it.turn(), it.kind(), it.said(), it.was().or(() -> Optional.of(text)), it.now());
  }

  private static Row now(Row it, Personal text) {
    return new Row(it.turn(), it.kind(), it.said(), it.was(), it.now().or(() -> Optional.of(text)));
  }

  /// The turn from which the two go different ways. From there on the caller may be answering
  /// something that was not asked.
  public Optional<Integer> divergence() {
    return rows.stream().filter(it -> !it.same()).map(Row::turn).findFirst();
  }

  /// Word for word the same is the same; otherwise see [Score].
  public Verdict verdict() {
    return divergence().isEmpty() ? Verdict.SAME : now.against(was);
  }
}
