package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.conversation.Conversations;

/// A conversation with everything that was said and done in it.
record TranscriptCard(ConversationCard conversation, List<TurnCard> turns) {

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
      List<RunCard> runs) {

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
          it.runs().stream().map(run -> RunCard.of(visit, run)).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RunCard(
      String id,
      String tool,
      Optional<String> result,
      OffsetDateTime asked,
      Optional<OffsetDateTime> finished) {

    static RunCard of(Visit visit, Conversations.Run it) {
      return new RunCard(
          it.run(), it.tool(), it.result(), visit.at(it.asked()), it.finished().map(visit::at));
    }
  }

  static TranscriptCard of(Visit visit, Conversations.Detail it) {
    return new TranscriptCard(
        ConversationCard.of(visit, it.summary()),
        it.turns().stream().map(turn -> TurnCard.of(visit, turn)).toList());
  }
}
