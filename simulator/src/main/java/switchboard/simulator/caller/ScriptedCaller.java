package switchboard.simulator.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import switchboard.simulator.caller.Script.Act;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Move;

/// Follows a script as a person would: answers the question just asked if they know an answer, and
/// otherwise goes on with what they wanted to say. The question is the last sentence that is one;
/// only where no answer fits it is the rest of what was heard considered.
public final class ScriptedCaller implements Caller {

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

  private final Script script;
  private final RandomGenerator chance;
  private final int[] used;
  private int next;
  private int silent;
  private int turns;

  public ScriptedCaller(Script script, RandomGenerator chance) {
    this.script = script;
    this.chance = chance;
    this.used = new int[script.answers().size()];
  }

  @Override
  public Move answer(Ask ask) {
    if (++turns > script.turns()) return new Move.HangUp();
    if (silent > 0) return keepSilent();
    return move(choose(ask.heard()));
  }

  @Override
  public OptionalInt interrupts() {
    return script.interrupts();
  }

  @Override
  public String dialled(String target) {
    return script.dialled();
  }

  private Act choose(String heard) {
    var answer = fitting(question(heard));
    if (answer < 0 && turns > 1) answer = fitting(heard);
    if (answer >= 0) {
      used[answer]++;
      return script.answers().get(answer).act();
    }
    return next < script.steps().size() ? script.steps().get(next++) : script.atEnd();
  }

  private int fitting(String heard) {
    for (var at = 0; at < used.length; at++) {
      var answer = script.answers().get(at);
      if (used[at] < answer.times() && answer.when().matcher(heard).find()) return at;
    }
    return -1;
  }

  private Move move(Act act) {
    return switch (act) {
      case Act.Say(var wordings, var confidence) ->
          new Move.Speak(wordings.get(chance.nextInt(wordings.size())), confidence);
      case Act.Press(var digits) -> new Move.Press(digits);
      case Act.HangUp() -> new Move.HangUp();
      case Act.Silence(var times) -> {
        silent = times;
        yield keepSilent();
      }
    };
  }

  private Move keepSilent() {
    silent--;
    return new Move.StaySilent();
  }

  /// The last sentence with a question mark, or else the last sentence.
  static String question(String heard) {
    var sentences = new ArrayList<>(List.of(SENTENCE_END.split(heard.strip())));
    for (var sentence : sentences.reversed()) if (sentence.endsWith("?")) return sentence;
    return sentences.getLast();
  }
}
