package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Event.Via;

/// The conversations of a tenant as people see them. Blocks: call on a virtual thread.
public interface Conversations {

  /// @param peer the caller's number, empty when withheld
  /// @param intent the goal pursued
  /// @param ended empty while it goes on
  /// @param language that was spoken, BCP 47, where it was not the tenant's own
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
      Optional<Duration> duration,
      Optional<Judgement> judgement,
      Optional<Rating> rating,
      Optional<String> language) {

    /// One that has not been judged.
    public Summary(
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
        Optional<Duration> duration) {
      this(
          id,
          channel,
          customer,
          name,
          peer,
          intent,
          emergency,
          need,
          outcome,
          appointment,
          turns,
          started,
          ended,
          duration,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// What it was like, as far as it could be inferred; see
  /// [switchboard.engine.assessment.Assessment].
  ///
  /// @param turn the last turn that was judged
  record Judgement(
      int turn,
      Optional<String> summary,
      String intent,
      String outcome,
      Sentiment sentiment,
      int score,
      List<String> frustrations,
      List<String> successes,
      boolean followUp,
      Optional<String> notes,
      List<String> actions,
      List<String> properties,
      Instant at) {}

  /// What the customer said about it, never mixed with the score.
  ///
  /// @param rating 1 to 5
  record Rating(int rating, Via via, Instant at) {}

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
      String run, String tool, Optional<String> result, Instant asked, Optional<Instant> finished) {

    /// The result of what could not be done.
    public static final String FAILED = "Could not be found out";
  }

  record Detail(Summary summary, List<Turn> turns) {}

  /// Which ones to list; empty means all.
  ///
  /// @param language BCP 47, or the beginning of it (`es`)
  record Filter(
      Optional<Channel> channel,
      Optional<Boolean> live,
      Optional<String> customer,
      Optional<String> language) {

    public Filter(Optional<Channel> channel, Optional<Boolean> live, Optional<String> customer) {
      this(channel, live, customer, Optional.empty());
    }
  }

  /// Newest first.
  Page<Summary> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Detail> byId(String tenant, String id);

  /// Conversations and emergencies since.
  Tally since(String tenant, Instant since);

  record Tally(long calls, long texts, long emergencies, long booked) {}
}
