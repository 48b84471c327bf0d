package switchboard.edge.owner;

import java.time.OffsetDateTime;
import java.util.List;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Outbox;

/// Texts since a moment, by audience and state.
record SmsMetrics(OffsetDateTime since, ByState owner, ByState customer) {

  record ByState(
      long pending, long sending, long sent, long delivered, long failed, long suppressed) {

    private static ByState of(List<Outbox.Count> counts, Audience audience) {
      return new ByState(
          sum(counts, audience, Outbox.State.PENDING),
          sum(counts, audience, Outbox.State.SENDING),
          sum(counts, audience, Outbox.State.SENT),
          sum(counts, audience, Outbox.State.DELIVERED),
          sum(counts, audience, Outbox.State.FAILED),
          sum(counts, audience, Outbox.State.SUPPRESSED));
    }

    private static long sum(List<Outbox.Count> counts, Audience audience, Outbox.State state) {
      return counts.stream()
          .filter(it -> it.channel() == Channel.SMS)
          .filter(it -> it.audience() == audience && it.state() == state)
          .mapToLong(Outbox.Count::messages)
          .sum();
    }
  }

  static SmsMetrics of(OffsetDateTime since, List<Outbox.Count> counts) {
    return new SmsMetrics(
        since, ByState.of(counts, Audience.OWNER), ByState.of(counts, Audience.CUSTOMER));
  }
}
