package switchboard.simulator.race;

import java.util.regex.Pattern;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Move;

/// Somebody who wants the time everybody wants, answers what they are asked, takes the first time
/// they are offered, and remembers whether they were told yes.
final class Claimant implements Caller, ConversationListener {

  private static final Pattern BOOKED =
      Pattern.compile("you are booked|I will confirm it", Pattern.CASE_INSENSITIVE);
  private static final int TURNS = 14;

  private final Target target;
  private int turns;
  private boolean toldYes;
  private boolean offered;

  Claimant(Target target) {
    this.target = target;
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
    if (turns == 1) return "My kitchen faucet is dripping, " + target.said() + " would be good.";
    return "It is a dripping faucet.";
  }
}
