package switchboard.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Rated;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Feed;

final class AssessmentViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final Conversations conversations = new JdbcConversations(feed.source());
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Started started(Channel channel) {
    var peer = Optional.of(Personal.of("+12025550111"));
    return new Started(
        new Arrival(channel, peer, Optional.of(new Phone("+12025550100")), "CA1"), 1, NINE);
  }

  private static Assessed assessed(int turn, int score) {
    return new Assessed(
        turn,
        new Assessment(
            Personal.of("Ann called."),
            "book",
            "booked",
            Sentiment.MIXED,
            score,
            List.of("silent"),
            List.of("achieved", "thanked"),
            true,
            Optional.of(Personal.of("Call Ann back.")),
            List.of("book"),
            List.of("flat-1")),
        NINE);
  }

  private Conversations.Summary summary() {
    return conversations.byId("acme", "CA1").orElseThrow().summary();
  }

  private List<Duty> due(Kind kind, Instant now) {
    return duties.take(EnumSet.of(kind), 10, now, Duration.ofMinutes(1));
  }

  @Test
  void the_latest_judgement_is_shown_with_the_conversation_and_in_the_list() throws Exception {
    feed.tell("conversation|acme:CA1", started(Channel.VOICE), assessed(2, 3), assessed(4, 8));
    var it = summary().judgement().orElseThrow();
    assertThat(it.score()).isEqualTo(8);
    assertThat(it.turn()).isEqualTo(4);
    assertThat(it.summary()).contains("Ann called.");
    assertThat(it.sentiment()).isEqualTo(Sentiment.MIXED);
    assertThat(it.successes()).containsExactly("achieved", "thanked");
    assertThat(it.notes()).contains("Call Ann back.");
    assertThat(it.properties()).containsExactly("flat-1");
    var all = new Conversations.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(conversations.list("acme", all, Optional.empty(), 5).items())
        .containsExactly(summary());
  }

  @Test
  void a_rating_given_in_another_thread_stands_with_the_call_and_apart_from_the_score()
      throws Exception {
    feed.tell("conversation|acme:sms-1", new Rated("CA1", 2, Via.SMS, NINE));
    feed.tell("conversation|acme:CA1", started(Channel.VOICE));
    assertThat(summary().rating()).contains(new Conversations.Rating(2, Via.SMS, NINE));
    assertThat(summary().judgement()).isEmpty();
  }

  @Test
  void a_call_is_to_be_judged_once_and_who_ended_it_is_kept() throws Exception {
    feed.tell(
        "conversation|acme:CA1",
        started(Channel.VOICE),
        new Replied(1, Personal.of("Goodbye."), Next.END, NINE),
        new Ended("booked", NINE));
    assertThat(due(Kind.ASSESS, NINE.plusSeconds(1))).isEmpty();
    assertThat(due(Kind.ASSESS, NINE.plusSeconds(3)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.subject()).isEqualTo("CA1");
          assertThat(it.fact("by")).contains("us");
        });
    assertThat(due(Kind.SURVEY, NINE.plusSeconds(300))).hasSize(1);
  }

  @Test
  void who_was_not_helped_is_not_asked_how_it_went() throws Exception {
    feed.tell("conversation|acme:CA1", started(Channel.VOICE), new Ended("abandoned", NINE));
    assertThat(due(Kind.SURVEY, NINE.plusSeconds(300))).isEmpty();
    assertThat(due(Kind.ASSESS, NINE.plusSeconds(300))).hasSize(1);
  }

  @Test
  void a_thread_is_judged_half_an_hour_after_its_last_text() throws Exception {
    var later = NINE.plusSeconds(600);
    feed.tell("conversation|acme:CA1", started(Channel.SMS), text(1, NINE), text(2, later));
    assertThat(due(Kind.ASSESS, NINE.plusSeconds(1900))).isEmpty();
    assertThat(due(Kind.ASSESS, later.plusSeconds(1900))).hasSize(1);
  }

  private static TextReceived text(int turn, Instant at) {
    return new TextReceived(turn, "SM" + turn, Personal.of("hi"), Optional.empty(), at);
  }
}
