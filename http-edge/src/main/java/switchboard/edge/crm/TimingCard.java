package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Conversations.Run;
import switchboard.engine.conversation.Conversations.Turn;

/// How long a turn took, in milliseconds after the caller's words had come in; and how long of it
/// tools were at work.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TimingCard(
    Optional<Long> understood,
    Optional<Long> first,
    Optional<Long> complete,
    Optional<Long> tools) {

  static Optional<TimingCard> of(Turn it) {
    var stages = it.stages();
    if (stages.understood().isEmpty() && stages.first().isEmpty()) return Optional.empty();
    return Optional.of(
        new TimingCard(
            stages.understood().map(Duration::toMillis),
            stages.first().map(Duration::toMillis),
            stages.complete().map(Duration::toMillis),
            tools(it.runs())));
  }

  /// Tools may work side by side, so that time is not counted twice.
  private static Optional<Long> tools(List<Run> runs) {
    var done = runs.stream().filter(it -> it.finished().isPresent()).toList();
    if (done.isEmpty()) return Optional.empty();
    long sum = 0;
    var until = Instant.MIN;
    for (var it : done) {
      var end = it.finished().orElseThrow();
      var start = it.asked().isAfter(until) ? it.asked() : until;
      if (end.isAfter(start)) sum += Duration.between(start, end).toMillis();
      if (end.isAfter(until)) until = end;
    }
    return Optional.of(sum);
  }
}
