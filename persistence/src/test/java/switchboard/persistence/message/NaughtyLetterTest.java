package switchboard.persistence.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.message.Attachment;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.persistence.view.Feed;

final class NaughtyLetterTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final JdbcOutbox outbox = new JdbcOutbox(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void anything_may_stand_in_a_letter() {
    var odd = "a\0b\r\n\"'); drop table outbox; -- \ud800 {{x}} 𝔘";
    var mail =
        new Mail(odd, Optional.of(odd), List.of(new Attachment(odd, odd, new byte[] {0, -1, 7})));
    outbox.post(Letter.mail("acme", odd, Kind.OTHER, odd, odd, mail, NINE).to(odd));
    var taken = outbox.take(Channel.EMAIL, 10, NINE, Duration.ofMinutes(1)).getFirst();
    assertThat(taken.mail().orElseThrow().attachments().getFirst().content())
        .containsExactly(0, -1, 7);
    assertThat(taken.body()).contains("drop table outbox");
  }
}
