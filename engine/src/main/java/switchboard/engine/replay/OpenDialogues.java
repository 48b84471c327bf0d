package switchboard.engine.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Rehearsal;
import switchboard.engine.conversation.Rehearsal.Open;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;

/// Conversations in the middle of an errand, to be weighed: each caller has said what they need,
/// who they are and when it suits them, and chooses between times. No two share what they were
/// told.
public final class OpenDialogues {

  private OpenDialogues() {}

  /// @param now when the calls come in
  public static List<Open> hold(int count, Configuration configuration, Instant now) {
    return IntStream.range(0, count).mapToObj(n -> open(n, configuration, now)).toList();
  }

  private static Open open(int n, Configuration configuration, Instant now) {
    var id = EntityIds.of(configuration.tenant().id(), "CA" + n);
    var call = call(n, now);
    var recording = new Recording(id, configuration.tenant(), call, List.of());
    var sandbox = new Sandbox(recording, configuration.tenant());
    return Rehearsal.open(call, configuration.mind(id), new Memory(recording, sandbox, false));
  }

  private static List<Event> call(int n, Instant now) {
    var caller = Optional.of(Personal.of("+1913555%04d".formatted(n % 10_000)));
    var dialled = Optional.of(new Phone("+19135550100"));
    var all = new ArrayList<Event>();
    all.add(new Started(new Arrival(Channel.VOICE, caller, dialled, "CA" + n), 1, now));
    var said =
        List.of(
            "hi um i was wondering whether you could come and look at my kitchen faucet it drips",
            "this is pat sample",
            "it is %d oak street in merriam".formatted(n + 1),
            "well tomorrow or wednesday in the morning would be best for me",
            "what would that cost roughly");
    for (int turn = 1; turn <= said.size(); turn++)
      all.add(
          new UtteranceHeard(
              turn, new Personal(said.get(turn - 1)), 0.9, now.plusSeconds(15L * turn)));
    return all;
  }
}
