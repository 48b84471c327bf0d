package switchboard.engine.conversation;

import java.time.Duration;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.engine.conversation.Conversation.Command;

/// Keeps a caller company who waits for specialists: says something now and then, as long as
/// somebody is there to say it. Not pure: the hands of [Advising].
final class Company {

  private static final String KEY = "company";

  /// An answer may be there before anybody notices the wait.
  private static final Duration SOON = Duration.ofMillis(1_500);

  /// Shorter than those who ask for a reply have patience.
  private static final Duration LATER = Duration.ofSeconds(4);

  private final TimerScheduler<Command> timers;

  Company(TimerScheduler<Command> timers) {
    this.timers = timers;
  }

  /// @param heard whether somebody waits for the reply of this turn
  void follow(State state, Command command, boolean heard) {
    if (!Advising.waited(state) || !heard) {
      timers.cancel(KEY);
      return;
    }
    if (timers.isTimerActive(KEY)) return;
    var after = command instanceof Command.Resume ? LATER : SOON;
    timers.startSingleTimer(KEY, new Command.Hurry(state.turns().current()), after);
  }
}
