package switchboard.edge.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Conversations.Act;
import switchboard.engine.conversation.Conversations.Summary;

/// What [Records] tell of calls that go on, whose ids begin with `CA`.
final class LiveRecords {

  private LiveRecords() {}

  static Summary live(Summary it) {
    return new Summary(
        it.id().replaceFirst("call", "CA"),
        it.channel(),
        it.customer(),
        it.name(),
        it.peer(),
        it.intent(),
        it.emergency(),
        it.need(),
        Optional.empty(),
        it.appointment(),
        it.turns(),
        it.started(),
        Optional.empty(),
        Optional.empty());
  }

  static List<Act> acts(String tenant) {
    return List.of(
        new Act(
            1,
            Act.Kind.WHISPER,
            Optional.of("words of " + tenant),
            Optional.empty(),
            "owner",
            Instant.EPOCH));
  }
}
