package switchboard.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations.Act;
import switchboard.engine.conversation.Conversations.Stages;
import switchboard.engine.conversation.Conversations.Turn;
import switchboard.engine.conversation.Event.Dismissed;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.PartSpoken;
import switchboard.engine.conversation.Event.PutThrough;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Event.Whispered;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.view.Feed;

final class TurnStagesTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String CALL = "conversation|acme:CA1";

  private final Feed feed = Feed.open();
  private final JdbcConversations conversations = new JdbcConversations(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Instant after(int millis) {
    return NINE.plusMillis(millis);
  }

  private static Started started() {
    var arrival = new Arrival(Channel.VOICE, Optional.empty(), Optional.empty(), "CA1");
    return new Started(arrival, 1, NINE);
  }

  private Turn last() {
    return conversations.byId("acme", "CA1").orElseThrow().turns().getLast();
  }

  private static Stages stages(int understood, int first, int complete) {
    return new Stages(
        Optional.of(Duration.ofMillis(understood)),
        Optional.of(Duration.ofMillis(first)),
        Optional.of(Duration.ofMillis(complete)));
  }

  @Test
  void each_stage_counts_from_when_the_words_came_in() throws Exception {
    feed.tell(
        CALL,
        started(),
        new UtteranceHeard(1, Personal.of("my tap drips"), 0.9, NINE),
        new Understood(1, "book", 0.8, false, after(12)),
        new PartSpoken(1, 1, Personal.of("I am sorry."), after(340)),
        new PartSpoken(1, 1, Personal.of("Since when?"), after(610)));
    assertThat(last().speaking()).contains("I am sorry. Since when?");
    feed.tell(
        CALL, new Replied(1, Personal.of("I am sorry. Since when?"), Next.LISTEN, after(700)));
    assertThat(last().stages()).isEqualTo(stages(12, 340, 700));
    assertThat(last().speaking()).isEmpty();
  }

  @Test
  void words_to_bridge_the_time_are_the_first_the_caller_hears() throws Exception {
    feed.tell(
        CALL,
        started(),
        new UtteranceHeard(1, Personal.of("when can you come?"), 0.9, NINE),
        new Understood(1, "book", 0.8, false, NINE),
        new FillerSpoken(1, "One moment.", after(900)),
        new Replied(1, Personal.of("At ten."), Next.LISTEN, after(2_000)));
    assertThat(last().stages()).isEqualTo(stages(0, 900, 2_000));
  }

  @Test
  void a_greeting_answers_nobody_and_takes_no_time() throws Exception {
    feed.tell(CALL, started(), new Replied(0, Personal.of("Hello"), Next.LISTEN, after(5)));
    assertThat(last().stages()).isEqualTo(Stages.NONE);
  }

  @Test
  void a_decision_took_until_it_was_written() throws Exception {
    var written = NINE.plusMillis(8).toEpochMilli();
    feed.tell(CALL, started(), new UtteranceHeard(1, Personal.of("hi"), 0.9, NINE));
    feed.take(CALL, 3, new Replied(1, Personal.of("Hello"), Next.LISTEN, NINE), written);
    assertThat(last().stages().complete()).contains(Duration.ofMillis(8));
  }

  @Test
  void what_the_business_did_to_a_call_is_kept_once_and_in_order() throws Exception {
    feed.tell(
        CALL,
        started(),
        new Whispered(0, Personal.of("The van is late."), "owner", after(1)),
        new PutThrough(1, "sam", "owner", after(2)),
        new Dismissed(2, Personal.of("Goodbye."), "owner", after(3)));
    feed.take(CALL, 2, new Whispered(0, Personal.of("The van is late."), "owner", after(1)));
    assertThat(conversations.details("acme", List.of("CA1", "CA2")).getFirst().acts())
        .extracting(Act::kind)
        .containsExactly(Act.Kind.WHISPER, Act.Kind.PUT_THROUGH, Act.Kind.END);
    assertThat(conversations.details("other", List.of("CA1"))).isEmpty();
  }
}
