package switchboard.persistence.conversation;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.number;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.texts;
import static switchboard.persistence.view.Columns.whole;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations.Act;
import switchboard.engine.conversation.Conversations.Answer;
import switchboard.engine.conversation.Conversations.Judgement;
import switchboard.engine.conversation.Conversations.Offer;
import switchboard.engine.conversation.Conversations.Rating;
import switchboard.engine.conversation.Conversations.Run;
import switchboard.engine.conversation.Conversations.Stages;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.conversation.Conversations.Turn;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.conversation.Rung;
import switchboard.engine.danger.Severity;
import switchboard.engine.specialist.Contribution.Outcome;

/// Rows of the tables of [ConversationView] as the engine's values.
final class ConversationRows {

  /// A turn of one of several conversations.
  record Place(String conversation, int turn) {

    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getString("conversation"), row.getInt("turn"));
    }
  }

  record TurnRow(String conversation, Turn turn) {}

  record RunRow(Place place, Run run) {}

  record OfferRow(Place place, Offer offer) {}

  record ActRow(String conversation, Act act) {}

  record AnswerRow(RunPlace place, Answer answer) {}

  /// A run of one of several conversations.
  record RunPlace(String conversation, String run) {

    static RunPlace of(ResultSet row) throws SQLException {
      return new RunPlace(row.getString("conversation"), row.getString("run"));
    }
  }

  private ConversationRows() {}

  static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getString("id"),
        Channel.valueOf(row.getString("channel")),
        text(row, "customer"),
        text(row, "called"),
        text(row, "peer"),
        text(row, "goal"),
        row.getBoolean("emergency"),
        text(row, "need"),
        text(row, "outcome"),
        text(row, "appointment"),
        row.getInt("turns"),
        instant(row, "started"),
        maybeInstant(row, "ended"),
        whole(row, "lasted").map(Duration::ofMillis),
        judgement(row),
        rating(row),
        text(row, "severity").map(Severity::valueOf),
        text(row, "language"),
        text(row, "rung").map(Rung::valueOf));
  }

  private static Optional<Judgement> judgement(ResultSet row) throws SQLException {
    if (row.getString("sentiment") == null) return Optional.empty();
    return Optional.of(
        new Judgement(
            row.getInt("judged_turn"),
            text(row, "summary"),
            row.getString("judged_intent"),
            row.getString("judged_outcome"),
            Sentiment.valueOf(row.getString("sentiment")),
            row.getInt("score"),
            texts(row, "frustrations"),
            texts(row, "successes"),
            row.getBoolean("follow_up"),
            text(row, "notes"),
            texts(row, "actions"),
            texts(row, "properties"),
            instant(row, "judged"),
            row.getString("judge")));
  }

  private static Optional<Rating> rating(ResultSet row) throws SQLException {
    if (row.getString("via") == null) return Optional.empty();
    return Optional.of(
        new Rating(row.getInt("rating"), Via.valueOf(row.getString("via")), instant(row, "rated")));
  }

  static TurnRow turn(ResultSet row, Map<Place, List<RunRow>> runs, Map<Place, Offer> offers)
      throws SQLException {
    var place = Place.of(row);
    return new TurnRow(
        place.conversation(),
        new Turn(
            place.turn(),
            row.getString("kind"),
            text(row, "said"),
            number(row, "confidence"),
            text(row, "intent"),
            number(row, "certainty"),
            text(row, "reply"),
            row.getBoolean("heard"),
            maybeInstant(row, "at"),
            maybeInstant(row, "replied_at"),
            runs.getOrDefault(place, List.of()).stream().map(RunRow::run).toList(),
            Optional.ofNullable(offers.get(place)),
            text(row, "heard_text"),
            stages(row),
            text(row, "speaking")));
  }

  private static Stages stages(ResultSet row) throws SQLException {
    return new Stages(
        whole(row, "understood_ms").map(Duration::ofMillis),
        whole(row, "first_ms").map(Duration::ofMillis),
        whole(row, "complete_ms").map(Duration::ofMillis));
  }

  static ActRow act(ResultSet row) throws SQLException {
    return new ActRow(
        row.getString("conversation"),
        new Act(
            row.getInt("turn"),
            Act.Kind.valueOf(row.getString("kind")),
            text(row, "words"),
            text(row, "staff"),
            row.getString("who"),
            instant(row, "at")));
  }

  static RunRow run(ResultSet row, Map<RunPlace, List<AnswerRow>> answers) throws SQLException {
    var place = RunPlace.of(row);
    return new RunRow(
        Place.of(row),
        new Run(
            place.run(),
            row.getString("tool"),
            text(row, "result"),
            instant(row, "asked"),
            maybeInstant(row, "finished"),
            answers.getOrDefault(place, List.of()).stream().map(AnswerRow::answer).toList()));
  }

  static OfferRow offer(ResultSet row) throws SQLException {
    return new OfferRow(
        Place.of(row),
        new Offer(
            text(row, "question"),
            texts(row, "specialists"),
            texts(row, "reasons"),
            row.getDouble("score"),
            row.getBoolean("more"),
            instant(row, "at"),
            Optional.ofNullable(row.getObject("agreed", Boolean.class)),
            maybeInstant(row, "answered")));
  }

  static AnswerRow answer(ResultSet row) throws SQLException {
    return new AnswerRow(
        RunPlace.of(row),
        new Answer(
            row.getString("specialist"),
            row.getString("name"),
            Outcome.valueOf(row.getString("outcome")),
            text(row, "answer"),
            row.getDouble("confidence"),
            Duration.ofMillis(row.getLong("took_ms"))));
  }
}
