package switchboard.simulator.race;

import java.util.regex.Pattern;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Move;

/// Somebody who wants the time everybody wants, answers what they are asked, takes the first time
/// they are offered, and remembers whether they were told yes. A time that turns out to be taken
/// was no offer: then other times count, or none.
final class Claimant implements Caller, ConversationListener {

  private static final Pattern BOOKED =
      Pattern.compile("you are booked|I will confirm it", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAKEN =
      Pattern.compile("has just been taken|is not free", Pattern.CASE_INSENSITIVE);
  private static final int TURNS = 14;

  /// What is the matter, and in other words; visits for one last longer than for another.
  enum Need {
    FAUCET("My kitchen faucet is dripping", "It is a dripping faucet."),
    DRAIN("My drain is clogged and I need somebody to clean it", "It is a clogged drain.");

    private final String told;
    private final String again;

    Need(String told, String again) {
      this.told = told;
      this.again = again;
    }
  }

  private final Target target;
  private final Need need;
  private int turns;
  private boolean toldYes;
  private boolean offered;

  Claimant(Target target, Need need) {
    this.target = target;
    this.need = need;
  }

  boolean toldYes() {
    return toldYes;
  }

  boolean offered() {
    return offered;
  }

  @Override
  public void onHeard(String text) {
    toldYes |= BOOKED.matcher(text).find();
    if (TAKEN.matcher(text).find()) offered = false;
    offered |= text.contains("Which one") || text.contains("Shall I book");
  }

  @Override
  public Move answer(Ask ask) {
    if (toldYes || ++turns > TURNS) return new Move.HangUp();
    return new Move.Speak(words(ask.heard()), 0.95);
  }

  private String words(String heard) {
    var it = heard.toLowerCase(java.util.Locale.ROOT);
    if (it.contains("which one") || it.contains("first, the second")) return "The first one.";
    if (it.contains("shall i book")) return "Yes, please.";
    if (it.contains("name")) return "My name is Ada Quill.";
    if (it.contains("address")) return "12 Oak Street, Merriam, Kansas 66203.";
    if (it.contains("when would") || it.contains("day")) return target.said() + ".";
    if (turns == 1) return need.told + ", " + target.said() + " would be good.";
    return need.again;
  }
}
