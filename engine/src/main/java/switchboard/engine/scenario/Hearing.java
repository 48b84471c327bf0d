package switchboard.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import switchboard.engine.scenario.Scenario.Step;

/// What was heard after a step of a [Scenario], and what is wrong with it. Besides what the step
/// expects, some things hold for every reply: it is short, asks at most one thing, and has no
/// holes.
///
/// @param said all that was said
/// @param over whether the call has ended with it
public record Hearing(String said, boolean over) {

  private static final int LONGEST = 75;

  /// What it should be and is not, in words; empty if all is well.
  public List<String> faults(Step step) {
    var faults = new ArrayList<String>();
    for (var it : step.says()) if (!found(it, said)) faults.add("should say /" + it + "/");
    for (var it : step.not()) if (found(it, said)) faults.add("should not say /" + it + "/");
    if (step.hangup() != over) faults.add(over ? "hangs up" : "does not hang up");
    if (step.mute() != said.isBlank()) faults.add(step.mute() ? "should be mute" : "says nothing");
    faults.addAll(manners());
    return faults;
  }

  /// The same for how a call is greeted.
  public List<String> greeting(List<String> expected) {
    var faults = new ArrayList<String>();
    for (var it : expected) if (!found(it, said)) faults.add("should greet /" + it + "/");
    faults.addAll(manners());
    return faults;
  }

  private List<String> manners() {
    var faults = new ArrayList<String>();
    if (said.contains("{") || said.contains("null") || said.contains("  ")) faults.add("has holes");
    if (said.split("\\s+").length > LONGEST) faults.add("goes on and on");
    if (said.chars().filter(it -> it == '?').count() > 1) faults.add("asks more than one thing");
    return faults;
  }

  /// Whether the pattern is found anywhere in the text, in any case.
  public static boolean found(String expected, String text) {
    return Pattern.compile(expected, Pattern.CASE_INSENSITIVE).matcher(text).find();
  }

  /// What is wrong with these texts if each of `expected` is to be found in one of them, and there
  /// are to be no more.
  public static List<String> letters(String to, List<String> expected, List<String> written) {
    var faults = new ArrayList<String>();
    if (written.size() != expected.size())
      faults.add("%d expected %s, there are %d".formatted(expected.size(), to, written.size()));
    faults.addAll(missing(to, expected, written));
    return faults;
  }

  /// The same if there may be more.
  public static List<String> missing(String to, List<String> expected, List<String> written) {
    return expected.stream()
        .filter(it -> written.stream().noneMatch(text -> found(it, text)))
        .map(it -> "none " + to + " says /" + it + "/")
        .toList();
  }
}
