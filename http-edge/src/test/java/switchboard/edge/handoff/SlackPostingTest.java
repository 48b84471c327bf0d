package switchboard.edge.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.SlackHooks;
import switchboard.engine.privacy.Personal;
import switchboard.simulator.slack.SlackHooks.Fault;

/// A business's channel is told, and what comes of it when Slack would not.
class SlackPostingTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private switchboard.simulator.slack.SlackHooks channel;
  private SlackPosting posting;

  @BeforeEach
  void open() throws IOException {
    channel = switchboard.simulator.slack.SlackHooks.start();
    posting = posting(Optional.of(channel.base() + "/services/T1/B1/x"));
  }

  @AfterEach
  void close() {
    channel.close();
  }

  private SlackPosting posting(Optional<String> url) {
    var slack = new Slack(Optional.of(channel.base()), Duration.ofMillis(300));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new SlackPosting(new Kept(url.map(Personal::of)), slack, registry, clock);
  }

  private record Kept(Optional<Personal> url) implements SlackHooks {

    @Override
    public Optional<Personal> of(String tenant) {
      return url;
    }

    @Override
    public void keep(String tenant, Personal url, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void drop(String tenant) {
      throw new UnsupportedOperationException();
    }
  }

  private static Duty duty(Instant due) {
    var facts = Map.of("what", "voicemail");
    return new Duty("acme", "d1", Duty.Kind.SLACK, "RE1", Optional.empty(), facts, due, 0);
  }

  private Outcome post() throws Exception {
    return posting.post(duty(NOW), () -> Optional.of("<Pat> left a message: call & tell"));
  }

  private double count(String outcome) {
    return registry.counter("switchboard_slack", "outcome", outcome).count();
  }

  @Test
  void the_channel_reads_it_and_nothing_in_it_is_a_command() throws Exception {
    assertThat(post()).isEqualTo(new Outcome.Done());
    assertThat(channel.lines())
        .containsExactly(
            new switchboard.simulator.slack.SlackHooks.Line(
                "/services/T1/B1/x", "&lt;Pat&gt; left a message: call &amp; tell"));
    assertThat(count("sent")).isEqualTo(1);
  }

  @Test
  void slack_is_left_alone_as_long_as_it_asks_for() throws Exception {
    channel.next(new Fault.TooMany(Duration.ofSeconds(7)));
    assertThat(post()).isEqualTo(new Outcome.Later(NOW.plusSeconds(7), "slack-429"));
    assertThat(post()).isEqualTo(new Outcome.Done());
  }

  @Test
  void a_channel_that_is_gone_is_not_asked_again() throws Exception {
    for (int status : new int[] {400, 403, 404, 410}) {
      channel.next(new Fault.Status(status, "no_service"));
      assertThat(post()).isEqualTo(new Outcome.Dropped("slack-" + status));
    }
    assertThat(count("refused")).isEqualTo(4);
    assertThat(channel.lines()).isEmpty();
  }

  @Test
  void what_nobody_knows_to_have_arrived_is_tried_again() {
    channel.next(new Fault.Status(503, "upstream"));
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    channel.next(new Fault.Silence());
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
  }

  @Test
  void without_a_channel_without_words_or_too_late_nobody_is_told() throws Exception {
    assertThat(posting(Optional.empty()).post(duty(NOW), () -> Optional.of("x")))
        .isEqualTo(new Outcome.Dropped("no-channel"));
    assertThat(posting.post(duty(NOW), Optional::empty)).isEqualTo(new Outcome.Dropped("unknown"));
    assertThat(posting.post(duty(NOW.minus(Duration.ofHours(7))), () -> Optional.of("x")))
        .isEqualTo(new Outcome.Dropped("stale"));
    assertThat(channel.lines()).isEmpty();
  }
}
