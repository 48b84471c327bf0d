package switchboard.engine.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Rehearsal;
import switchboard.engine.conversation.Rehearsal.Done;
import switchboard.engine.tool.Tool;

/// Gives the results that were recorded, each once, where the same is asked again; for anything
/// else there is the [Sandbox]. Under another profile the calendars answer anew, for what could be
/// had then need not be to be had now.
final class Memory implements Rehearsal.Props {

  private record Known(Tool tool, RunFinished finished) {}

  private final Map<String, Known> byRun = new HashMap<>();
  private final List<Known> all = new ArrayList<>();
  private final Sandbox sandbox;
  private final boolean changed;

  /// @param changed whether the profile is another than the one that answered
  Memory(Recording recording, Sandbox sandbox, boolean changed) {
    this.sandbox = sandbox;
    this.changed = changed;
    var asked = new HashMap<String, RunAsked>();
    for (var event : recording.events()) {
      if (event instanceof RunAsked it) asked.put(it.run(), it);
      if (event instanceof RunFinished it && asked.containsKey(it.run()))
        keep(new Known(asked.get(it.run()).tool(), it));
    }
  }

  private void keep(Known it) {
    byRun.put(it.finished().run(), it);
    all.add(it);
  }

  @Override
  public Done run(RunAsked asked) {
    var instead = sandbox.run(asked);
    var known = changed && ofCalendars(asked.tool()) ? Optional.<Known>empty() : recalled(asked);
    known.ifPresent(all::remove);
    return known
        .map(it -> new Done(it.finished().result(), it.finished().at()))
        .orElseGet(() -> new Done(instead, asked.at()));
  }

  /// The very same run; or one that asked the same at another moment; or, whoever calls having been
  /// found out in another way, who it was.
  private Optional<Known> recalled(RunAsked asked) {
    return Optional.ofNullable(byRun.get(asked.run()))
        .filter(all::contains)
        .or(() -> all.stream().filter(it -> it.tool().equals(asked.tool())).findFirst())
        .or(() ->
            all.stream()
                .filter(it -> it.tool() instanceof Tool.FindCustomer)
                .filter(_ -> asked.tool() instanceof Tool.FindCustomer)
                .findFirst());
  }

  private static boolean ofCalendars(Tool tool) {
    return switch (tool) {
      case Tool.FindSlots _,
          Tool.Book _,
          Tool.NextAppointment _,
          Tool.Upcoming _,
          Tool.CancelAppointment _,
          Tool.MoveAppointment _,
          Tool.ConfirmAttendance _,
          Tool.AskReschedule _ ->
          true;
      case Tool _ -> false;
    };
  }
}
