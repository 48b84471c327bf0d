package switchboard.engine.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.recording.Event.Made;
import switchboard.engine.recording.Event.Removed;
import switchboard.engine.recording.Event.Shortened;
import switchboard.engine.recording.Event.Transcribed;
import switchboard.engine.recording.Recording.Command;
import switchboard.engine.recording.Recording.Command.Keep;
import switchboard.engine.recording.Recording.Command.Look;
import switchboard.engine.recording.Recording.Command.Remove;
import switchboard.engine.recording.Recording.Command.Shorten;
import switchboard.engine.recording.Recording.Command.Transcribe;
import switchboard.engine.recording.Recording.Reason;

/// How one recording stands. All the rules, free of Pekko.
///
/// @param made empty until the network has told of it
/// @param until how long it is kept by now
/// @param words what was said in it, where that is known; also before it was told of
public record State(
    Optional<Made> made, Instant until, Optional<Transcribed> words, boolean removed)
    implements Message {

  public static final State NONE =
      new State(Optional.empty(), Instant.EPOCH, Optional.empty(), false);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Look _ -> accept();
      case Keep it when made.isEmpty() ->
          accept(new Made(it.conversation(), it.sort(), it.length(), it.until(), now));
      case Keep _ -> accept();
      case Transcribe(var said, _) when words.isEmpty() && !removed ->
          accept(new Transcribed(said, now));
      case Transcribe _ -> accept();
      case Command _ when made.isEmpty() -> new Reject<>(Reason.NO_SUCH_RECORDING);
      case Shorten(var limit, _) when !removed && limit.isBefore(until) ->
          accept(new Shortened(limit, now));
      case Shorten _ -> accept();
      case Remove _ when removed -> accept();
      case Remove _ when now.isBefore(until) -> new Reject<>(Reason.KEPT);
      case Remove _ -> accept(new Removed(now));
    };
  }

  public State apply(Event event) {
    return switch (event) {
      case Made it -> new State(Optional.of(it), it.until(), words, removed);
      case Transcribed it -> new State(made, until, Optional.of(it), removed);
      case Shortened it -> new State(made, it.until(), words, removed);
      case Removed _ -> new State(made, until, words, true);
    };
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }
}
