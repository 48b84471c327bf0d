package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.danger.Severity;
import switchboard.engine.specialist.Contribution;

/// The conversations of a tenant as people see them. Blocks: call on a virtual thread.
public interface Conversations {

  /// @param peer the caller's number, empty when withheld
  /// @param intent the goal pursued
  /// @param ended empty while it goes on
  /// @param severity how grave the gravest was that was told
  /// @param language that was spoken, BCP 47, where it was not the tenant's own
  /// @param rung how it is, or was last, held
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
      Optional<Severity> severity,
      Optional<String> language,
      Optional<Rung> rung) {

    /// Whether it is the business itself that speaks.
    public boolean owner() {
      return intent.filter("owner"::equals).isPresent();
    }

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
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// What it was like, as far as it could be inferred; see
  /// [switchboard.engine.assessment.Assessment].
  ///
  /// @param turn the last turn that was judged
  /// @param by `rules`, or the provider of the language model that judged
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
      Instant at,
      String by) {}

  /// What the customer said about it, never mixed with the score.
  ///
  /// @param rating 1 to 5
  record Rating(int rating, Via via, Instant at) {}

  /// @param said what the caller said, pressed or wrote; empty in turn 0 and for silence
  /// @param kind `greeting`, `utterance`, `keys`, `silence`, `text`, or `returned` after nobody
  ///   took the caller
  /// @param heard whether the reply reached the caller's ear as far as the network tells
  /// @param offer whether they were asked in it to have specialists asked
  /// @param heardText what of the reply was heard, where the caller cut in
  /// @param stages how long it took
  /// @param speaking what has been said of the reply while the rest is still thought of
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
      List<Run> runs,
      Optional<Offer> offer,
      Optional<String> heardText,
      Stages stages,
      Optional<String> speaking) {

    /// One nobody has timed.
    public Turn(
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
        List<Run> runs,
        Optional<Offer> offer,
        Optional<String> heardText) {
      this(
          turn,
          kind,
          said,
          confidence,
          intent,
          certainty,
          reply,
          heard,
          at,
          repliedAt,
          runs,
          offer,
          heardText,
          Stages.NONE,
          Optional.empty());
    }

    /// One in which nothing of the kind was asked.
    public Turn(
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
        List<Run> runs) {
      this(
          turn,
          kind,
          said,
          confidence,
          intent,
          certainty,
          reply,
          heard,
          at,
          repliedAt,
          runs,
          Optional.empty(),
          Optional.empty());
    }
  }

  /// How long after the caller's words had come in they were understood, the first words of the
  /// reply were there, and all of them.
  record Stages(
      Optional<Duration> understood, Optional<Duration> first, Optional<Duration> complete) {

    public static final Stages NONE =
        new Stages(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What the business itself did to a call while it went on.
  ///
  /// @param turn during which
  /// @param staff the id of who was called, where a person took over
  /// @param by `owner`, or the id of one of the staff
  record Act(
      int turn, Kind kind, Optional<String> words, Optional<String> staff, String by, Instant at) {

    public enum Kind {
      WHISPER,
      PUT_THROUGH,
      END
    }
  }

  /// That specialists may be asked.
  ///
  /// @param specialists their ids
  /// @param reasons why it seemed worth it, and `score` how much, 0 to 1
  /// @param more whether they were being waited for already
  /// @param agreed empty: neither accepted nor declined
  record Offer(
      Optional<String> question,
      List<String> specialists,
      List<String> reasons,
      double score,
      boolean more,
      Instant at,
      Optional<Boolean> agreed,
      Optional<Instant> answered) {}

  /// What a specialist made of it.
  ///
  /// @param confidence 0 to 1
  record Answer(
      String specialist,
      String name,
      Contribution.Outcome outcome,
      Optional<String> answer,
      double confidence,
      Duration took) {}

  /// One execution of a tool, told in words fit for a card, without personal data but in the
  /// answers of specialists.
  record Run(
      String run,
      String tool,
      Optional<String> result,
      Instant asked,
      Optional<Instant> finished,
      List<Answer> answers) {

    public Run(
        String run,
        String tool,
        Optional<String> result,
        Instant asked,
        Optional<Instant> finished) {
      this(run, tool, result, asked, finished, List.of());
    }

    /// The result of what could not be done.
    public static final String FAILED = "Could not be found out";
  }

  /// @param acts what the business did to it, in order
  record Detail(Summary summary, List<Turn> turns, List<Act> acts) {

    /// One the business left alone.
    public Detail(Summary summary, List<Turn> turns) {
      this(summary, turns, List.of());
    }
  }

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

  /// Those of these ids that there are, in no order.
  default List<Detail> details(String tenant, List<String> ids) {
    return ids.stream().flatMap(it -> byId(tenant, it).stream()).toList();
  }

  /// Conversations and emergencies since.
  Tally since(String tenant, Instant since);

  record Tally(long calls, long texts, long emergencies, long booked) {}
}
