package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.conversation.Arrival.Channel;

/// The conversations of a tenant as people see them. Blocks: call on a virtual thread.
public interface Conversations {

  /// @param peer the caller's number, empty when withheld
  /// @param intent the goal pursued
  /// @param ended empty while it goes on
  record Summary(
      String id,
      Channel channel,
      Optional<String> customer,
      Optional<String> name,
      Optional<String> peer,
      Optional<String> intent,
      boolean emergency,
      Optional<String> need,
      Optional<String> outcome,
      Optional<String> appointment,
      int turns,
      Instant started,
      Optional<Instant> ended,
      Optional<Duration> duration) {}

  /// @param said what the caller said, pressed or wrote; empty in turn 0 and for silence
  /// @param kind `greeting`, `utterance`, `keys`, `silence` or `text`
  /// @param heard whether the reply reached the caller's ear as far as the network tells
  record Turn(
      int turn,
      String kind,
      Optional<String> said,
      Optional<Double> confidence,
      Optional<String> intent,
      Optional<Double> certainty,
      Optional<String> reply,
      boolean heard,
      Optional<Instant> at,
      Optional<Instant> repliedAt,
      List<Run> runs) {}

  /// One execution of a tool, told in words fit for a card, without personal data.
  record Run(
      String run,
      String tool,
      Optional<String> result,
      Instant asked,
      Optional<Instant> finished) {}

  record Detail(Summary summary, List<Turn> turns) {}

  /// Which ones to list; empty means all.
  record Filter(Optional<Channel> channel, Optional<Boolean> live, Optional<String> customer) {}

  /// Newest first.
  Page<Summary> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Detail> byId(String tenant, String id);

  /// Conversations and emergencies since.
  Tally since(String tenant, Instant since);

  record Tally(long calls, long texts, long emergencies, long booked) {}
}
