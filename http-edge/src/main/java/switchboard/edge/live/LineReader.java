package switchboard.edge.live;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.TranscriptCard;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;

/// Reads the calls in progress with the last of what was said in them. Blocks.
record LineReader(Conversations conversations, Clock clock) {

  private static final int MOST = 200;
  private static final int MOST_ASKED = 50;
  private static final int TURNS = 4;
  private static final int LONGEST = 4_000;

  /// The calls in progress, the oldest first; or those asked for, even if they are over.
  ///
  /// @param more whether there are more than are shown
  record Line(OffsetDateTime now, List<TranscriptCard> items, boolean more) {}

  Line read(Visit visit) {
    var asked = visit.parameters().text("ids", LONGEST).map(LineReader::ids);
    var ids = asked.orElseGet(() -> live(visit));
    var items =
        conversations.details(visit.id(), ids).stream()
            .filter(it -> it.summary().channel() == Channel.VOICE)
            .sorted(Comparator.comparing(it -> it.summary().started()))
            .map(it -> TranscriptCard.latest(visit, it, TURNS))
            .toList();
    return new Line(visit.at(clock.instant()), items, asked.isEmpty() && ids.size() == MOST);
  }

  private static List<String> ids(String text) {
    var ids = Stream.of(text.split(",", -1)).filter(it -> !it.isBlank()).distinct().toList();
    if (ids.size() > MOST_ASKED)
      throw new BadParameter("ids", "ids must be at most " + MOST_ASKED + " ids.");
    return ids;
  }

  private List<String> live(Visit visit) {
    var filter =
        new Conversations.Filter(Optional.of(Channel.VOICE), Optional.of(true), Optional.empty());
    return conversations.list(visit.id(), filter, Optional.empty(), MOST).items().stream()
        .map(Conversations.Summary::id)
        .toList();
  }
}
