package switchboard.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations.Answer;
import switchboard.engine.conversation.Conversations.Offer;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SpecialistsAnswered;
import switchboard.engine.conversation.Event.SpecialistsOffered;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Contribution.Spent;
import switchboard.engine.specialist.Opinion;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.persistence.view.Feed;

final class AdviceViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Personal QUESTION = Personal.of("copper or plastic");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Feed feed = Feed.open();
  private final JdbcConversations conversations = new JdbcConversations(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Instant after(int seconds) {
    return NINE.plusSeconds(seconds);
  }

  private void offered(String tenant) throws SQLException {
    var arrival = new Arrival(Channel.VOICE, Optional.empty(), Optional.empty(), "CA1");
    feed.tell(
        "conversation|" + tenant + ":CA1",
        new Started(arrival, 1, NINE),
        new UtteranceHeard(1, QUESTION, 0.9, after(3)),
        new SpecialistsOffered(
            1, QUESTION, List.of("pipes", "costs"), List.of("comparison"), 0.7, false, after(4)),
        new Replied(1, Personal.of("Shall I ask?"), Next.LISTEN, after(4)),
        new UtteranceHeard(2, Personal.of("yes"), 0.9, after(8)));
  }

  private void consulted(String tenant) throws SQLException {
    offered(tenant);
    var said = Contribution.of("pipes", "pipe specialist", new Opinion.Answered("PEX.", 0.8), LIMIT);
    feed.tell(
        "conversation|" + tenant + ":CA1",
        new SpecialistsAnswered(2, true, after(8)),
        new RunAsked(
            "r1", 2, new Tool.ConsultSpecialists(QUESTION, List.of("pipes", "costs"), LIMIT), after(8)),
        new RunFinished(
            "r1",
            new Result.Advised(
                List.of(
                    said.costing(new Spent(100, 20, 7)),
                    Contribution.late("costs", "cost specialist", LIMIT))),
            after(38)));
  }

  @Test
  void an_offer_is_told_with_its_turn_and_stays_open_until_it_is_answered() throws Exception {
    offered("acme");
    var turn = conversations.byId("acme", "CA1").orElseThrow().turns().getFirst();
    assertThat(turn.offer())
        .contains(
            new Offer(
                Optional.of("copper or plastic"),
                List.of("pipes", "costs"),
                List.of("comparison"),
                0.7,
                false,
                after(4),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void who_was_asked_what_came_back_and_how_long_it_took_is_told_with_the_run() throws Exception {
    consulted("acme");
    var turns = conversations.byId("acme", "CA1").orElseThrow().turns();
    assertThat(turns.getFirst().offer().flatMap(Offer::agreed)).contains(true);
    var run = turns.getLast().runs().getFirst();
    assertThat(run.tool()).isEqualTo("consult-specialists");
    assertThat(run.result()).contains("1 of 2 specialists answered, 1 not in time");
    assertThat(run.answers())
        .containsExactly(
            new Answer(
                "pipes", "pipe specialist", Outcome.ANSWERED, Optional.of("PEX."), 0.8, LIMIT),
            new Answer("costs", "cost specialist", Outcome.LATE, Optional.empty(), 0, LIMIT));
  }

  @Test
  void what_models_used_up_for_it_is_counted() throws Exception {
    consulted("acme");
    assertThat(feed.database().ask("select input + output + micros from llm_usage"))
        .containsExactly("127");
  }

  @Test
  void told_again_it_is_told_once_and_only_to_its_tenant() throws Exception {
    consulted("acme");
    consulted("acme");
    offered("bolt");
    assertThat(feed.rows("specialist_answer")).hasSize(2);
    assertThat(feed.rows("specialist_offer")).hasSize(2);
    var other = conversations.byId("bolt", "CA1").orElseThrow();
    assertThat(other.turns()).allSatisfy(it -> assertThat(it.runs()).isEmpty());
  }
}
