package switchboard.node.examination;

import java.util.ArrayList;
import java.util.List;

/// The answers to one set, counted.
final class Tally {

  /// One wrong answer.
  record Miss(String id, String text, String right, String heard) {}

  final String name;
  final Subject subject;
  final boolean spanish;
  private final List<Miss> misses = new ArrayList<>();
  private int asked;
  private int alarms;
  private int found;
  private int cried;

  Tally(String name, Subject subject, boolean spanish) {
    this.name = name;
    this.subject = subject;
    this.spanish = spanish;
  }

  void count(String id, String text, List<String> right, String heard) {
    asked++;
    var hit = right.stream().anyMatch(it -> subject.same(heard, it));
    if (!hit) misses.add(new Miss(id, text, right.getFirst(), heard));
    if (subject != Subject.EMERGENCY) return;
    if (right.contains("true")) alarms++;
    if (heard.equals("true")) cried++;
    if (hit && heard.equals("true")) found++;
  }

  /// This and the other counted as one.
  Tally and(Tally other) {
    var both = new Tally(name, subject, spanish);
    both.asked = asked + other.asked;
    both.alarms = alarms + other.alarms;
    both.found = found + other.found;
    both.cried = cried + other.cried;
    both.misses.addAll(misses);
    both.misses.addAll(other.misses);
    return both;
  }

  int asked() {
    return asked;
  }

  List<Miss> misses() {
    return List.copyOf(misses);
  }

  double share() {
    return share(asked - misses.size(), asked);
  }

  /// How many of the emergencies were heard.
  double recall() {
    return share(found, alarms);
  }

  /// How many of the emergencies heard were some.
  double precision() {
    return share(found, cried);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
