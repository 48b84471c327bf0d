package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.conversation.Conversations;

/// A conversation with everything that was said and done in it.
///
/// @param acts what the business did to it, left out where it left it alone
/// @param pace how fast it was answered, where that is known
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TranscriptCard(
    ConversationCard conversation,
    List<TurnCard> turns,
    Optional<AssessmentCard> assessment,
    Optional<RatingCard> rating,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ActCard> acts,
    Optional<PaceCard> pace) {

  /// What it was like, as far as it could be inferred.
  ///
  /// @param notes what a person should do
  /// @param by `rules`, or the provider of the language model that judged
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AssessmentCard(
      Optional<String> summary,
      String intent,
      String outcome,
      String sentiment,
      int score,
      List<String> frustrations,
      List<String> successes,
      boolean followUp,
      Optional<String> notes,
      List<String> actions,
      List<String> properties,
      String by,
      OffsetDateTime at) {

    static AssessmentCard of(Visit visit, Conversations.Judgement it) {
      return new AssessmentCard(
          it.summary(),
          it.intent(),
          it.outcome(),
          it.sentiment().name().toLowerCase(Locale.ROOT),
          it.score(),
          it.frustrations(),
          it.successes(),
          it.followUp(),
          it.notes(),
          it.actions(),
          it.properties(),
          it.by(),
          visit.at(it.at()));
    }
  }

  /// What the customer said about it.
  record RatingCard(int rating, String via, OffsetDateTime at) {

    static RatingCard of(Visit visit, Conversations.Rating it) {
      return new RatingCard(
          it.rating(), it.via().name().toLowerCase(Locale.ROOT), visit.at(it.at()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record TurnCard(
      int turn,
      String kind,
      Optional<String> said,
      Optional<Double> confidence,
      Optional<String> intent,
      Optional<Double> certainty,
      Optional<String> reply,
      boolean heard,
      Optional<OffsetDateTime> at,
      Optional<OffsetDateTime> repliedAt,
      List<RunCard> runs,
      Optional<OfferCard> offer,
      Optional<String> heardText,
      Optional<TimingCard> timing,
      Optional<String> speaking) {

    static TurnCard of(Visit visit, Conversations.Turn it) {
      return new TurnCard(
          it.turn(),
          it.kind(),
          it.said(),
          it.confidence(),
          it.intent(),
          it.certainty(),
          it.reply(),
          it.heard(),
          it.at().map(visit::at),
          it.repliedAt().map(visit::at),
          it.runs().stream().map(run -> RunCard.of(visit, run)).toList(),
          it.offer().map(offer -> OfferCard.of(visit, offer)),
          it.heardText(),
          TimingCard.of(it),
          it.speaking());
    }
  }

  /// That the caller was asked whether specialists may be asked.
  ///
  /// @param agreed absent while it was neither accepted nor declined
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfferCard(
      Optional<String> question,
      List<String> specialists,
      List<String> reasons,
      double score,
      boolean more,
      OffsetDateTime at,
      Optional<Boolean> agreed,
      Optional<OffsetDateTime> answered) {

    static OfferCard of(Visit visit, Conversations.Offer it) {
      return new OfferCard(
          it.question(),
          it.specialists(),
          it.reasons(),
          it.score(),
          it.more(),
          visit.at(it.at()),
          it.agreed(),
          it.answered().map(visit::at));
    }
  }

  /// What a specialist made of it.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AnswerCard(
      String specialist,
      String name,
      String outcome,
      Optional<String> answer,
      double confidence,
      long millis) {

    static AnswerCard of(Conversations.Answer it) {
      return new AnswerCard(
          it.specialist(),
          it.name(),
          it.outcome().name().toLowerCase(Locale.ROOT),
          it.answer(),
          it.confidence(),
          it.took().toMillis());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RunCard(
      String id,
      String tool,
      Optional<String> result,
      OffsetDateTime asked,
      Optional<OffsetDateTime> finished,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AnswerCard> answers) {

    static RunCard of(Visit visit, Conversations.Run it) {
      return new RunCard(
          it.run(),
          it.tool(),
          it.result(),
          visit.at(it.asked()),
          it.finished().map(visit::at),
          it.answers().stream().map(AnswerCard::of).toList());
    }
  }

  static TranscriptCard of(Visit visit, Conversations.Detail it) {
    return latest(visit, it, it.turns().size());
  }

  /// With the last turns only; its pace is that of all of them.
  public static TranscriptCard latest(Visit visit, Conversations.Detail it, int count) {
    var turns = it.turns().subList(Math.max(0, it.turns().size() - count), it.turns().size());
    return new TranscriptCard(
        ConversationCard.of(visit, it.summary()),
        turns.stream().map(turn -> TurnCard.of(visit, turn)).toList(),
        it.summary().judgement().map(made -> AssessmentCard.of(visit, made)),
        it.summary().rating().map(given -> RatingCard.of(visit, given)),
        it.acts().stream().map(act -> ActCard.of(visit, act)).toList(),
        PaceCard.of(it.turns()));
  }
}
