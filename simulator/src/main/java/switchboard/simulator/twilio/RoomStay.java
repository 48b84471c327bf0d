package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.Map;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Next.End;
import switchboard.simulator.twilio.Next.Fetch;
import switchboard.simulator.twilio.Next.Page;
import switchboard.simulator.twilio.Verb.Conference;
import switchboard.simulator.twilio.Verb.Say;

/// One call's stay in a conference: hears what there is to hear while it waits, talks while others
/// are there, and leaves when it is over, fetched, or had enough.
record RoomStay(
    LiveCalls live, String call, Caller caller, VerbPlayer player, ConversationListener listener) {

  private static final Duration TICK = Duration.ofMillis(20);

  /// Fetches what is played while one waits.
  interface Waiting {
    Page fetch(Fetch what) throws CallFault, InterruptedException;
  }

  Next in(Conference room, Page page, Waiting waiting) throws CallFault, InterruptedException {
    var rooms = live.rooms();
    rooms.enter(room.name(), call, room.starts());
    try {
      var heard = new StringBuilder();
      boolean talked = false;
      while (!live.pending(call) && !rooms.ended(room.name())) {
        if (rooms.joined(room.name())) {
          if (!talked) listener.onJoined(room.name());
          talked = true;
          if (!caller.stays(room.starts())) return left(room, page);
        } else {
          if (heard.isEmpty()) listen(room, page, waiting, heard);
          if (!caller.waits(heard.toString())) return new End(Outcome.CALLER_HUNG_UP);
        }
        rooms.pause(TICK, () -> live.pending(call) || rooms.ended(room.name()));
      }
      return live.pending(call) ? Next.ONWARD : left(room, page);
    } finally {
      rooms.leave(room.name(), call, room.ends());
    }
  }

  private void listen(Conference room, Page page, Waiting waiting, StringBuilder heard)
      throws CallFault, InterruptedException {
    heard.append(' ');
    if (room.waitUrl().isEmpty()) return;
    var music =
        waiting.fetch(
            new Fetch(Webhooks.Method.POST, page.resolve(room.waitUrl().get()), Form.EMPTY));
    for (var verb : music.verbs())
      if (verb instanceof Say(var text)) {
        player.say(text);
        heard.append(text);
      }
  }

  private Next left(Conference room, Page page) throws CallFault {
    live.rooms().leave(room.name(), call, room.ends());
    if (room.action().isEmpty()) return Next.ONWARD;
    var news = Map.of("DialCallStatus", "completed", "DialBridged", "true");
    return new Fetch(room.method(), page.resolve(room.action().get()), Form.of(news));
  }
}
