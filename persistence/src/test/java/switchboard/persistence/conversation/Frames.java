package switchboard.persistence.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Frame.Caller;
import switchboard.engine.dialogue.Frame.Errand;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;

/// What happens in a conversation about a burst pipe.
public final class Frames {

  private Frames() {}

  public static Frame of(Goal goal, String customer, String name, String need) {
    return frame(goal, false, customer, name, need, Optional.empty(), Optional.empty());
  }

  public static Frame emergency(String customer, String name, String need) {
    return frame(Goal.BOOK, true, customer, name, need, Optional.empty(), Optional.empty());
  }

  public static Frame booked(String customer, String name, String need, String appointment) {
    return frame(
        Goal.BOOK, true, customer, name, need, Optional.of(appointment), Optional.of("booked"));
  }

  public static Frame settled(String customer, String name) {
    var none = Frame.EMPTY;
    var caller = of(Goal.BOOK, customer, name, "").caller();
    return new Frame(caller, none.errand(), none.talk(), none.outcome(), none.appointment());
  }

  public static TextReceived text(int turn, String body, Instant at) {
    return new TextReceived(turn, "SM" + turn, Personal.of(body), Optional.empty(), at);
  }

  private static Frame frame(
      Goal goal,
      boolean emergency,
      String customer,
      String name,
      String need,
      Optional<String> appointment,
      Optional<String> outcome) {
    return new Frame(
        new Caller(
            Optional.of(customer),
            false,
            Optional.of(Personal.of(name)),
            true,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        errand(goal, emergency, need),
        Frame.EMPTY.talk(),
        outcome,
        appointment);
  }

  private static Errand errand(Goal goal, boolean emergency, String need) {
    return new Errand(
        Optional.of(goal),
        emergency,
        false,
        Optional.empty(),
        Optional.of(Personal.of(need)),
        Optional.of("repair"),
        Optional.empty(),
        false,
        List.of(),
        0);
  }
}
