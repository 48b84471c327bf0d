package switchboard.persistence.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.view.Feed;

final class AnswerReactionTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private void text() throws Exception {
    feed.tell(
        "conversation|acme:sms-1",
        new TextReceived(1, "SM1", Personal.of("hello"), Optional.empty(), NINE));
  }

  private List<Duty> due(int seconds) {
    return duties.take(Set.of(Kind.ANSWER), 10, NINE.plusSeconds(seconds), Duration.ofMinutes(1));
  }

  @Test
  void a_text_without_its_answer_is_looked_after_when_the_network_has_given_up() throws Exception {
    text();
    assertThat(due(29)).isEmpty();
    assertThat(due(31))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.tenant()).isEqualTo("acme");
          assertThat(it.subject()).isEqualTo("sms-1");
        });
  }

  @Test
  void a_text_that_was_answered_is_left_alone() throws Exception {
    text();
    feed.tell("conversation|acme:sms-1", new ReplyHeard(1, NINE));
    assertThat(due(60)).isEmpty();
  }
}
