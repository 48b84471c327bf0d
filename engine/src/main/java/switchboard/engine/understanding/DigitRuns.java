package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs of spoken or written digits with nothing but separators between them. Some groups can be
/// read in two ways ("thirty five" is 35 or 30 and 5, "nine hundred thirteen" is 913 or 900 13): a
/// reading says which.
final class DigitRuns {

  private static final String BETWEEN =
      "dash|hyphen|space|dot|point|then|and|area|code|-|okay|ok|bracket|brackets|parenthesis|slash|comma|stop|pause";
  private static final int LONGEST = 20;
  private static final int MOST_GROUPS = 40;

  /// Digits said as one breath.
  record Group(String digits, int from, int to) {}

  /// @param doubts how many groups can be read otherwise
  record Run(List<Group> groups, int doubts) {

    int from() {
      return groups.getFirst().from;
    }

    int to() {
      return groups.getLast().to;
    }

    String digits() {
      var digits = new StringBuilder();
      for (var group : groups) digits.append(group.digits);
      return digits.toString();
    }

    Run part(int start, int end) {
      return new Run(groups.subList(start, end), doubts);
    }

    int size() {
      return groups.size();
    }
  }

  private final Tokens tokens;
  private int reading;
  private int doubts;

  DigitRuns(Tokens tokens) {
    this.tokens = tokens;
  }

  /// The run at `i` in one of its readings: each bit reads one doubtful group the other way.
  Optional<Run> at(int i, int reading) {
    this.reading = reading;
    this.doubts = 0;
    var groups = new ArrayList<Group>();
    for (var at = i; groups.size() < MOST_GROUPS; ) {
      var group = group(at);
      if (group.isEmpty() && !groups.isEmpty() && !coded(at, groups))
        group = group(tokens.skip(at, BETWEEN));
      if (group.isEmpty()) break;
      groups.add(group.get());
      at = group.get().to();
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(new Run(groups, doubts));
  }

  /// "five five five oh one four two, area code nine one three".
  private boolean coded(int at, List<Group> groups) {
    return tokens.is(tokens.skip(at, "area|and|the"), "code")
        && groups.stream().mapToInt(it -> it.digits.length()).sum() == 7;
  }

  private Optional<Group> group(int i) {
    var times = tokens.is(i, "double") ? 2 : tokens.is(i, "triple|treble") ? 3 : 1;
    if (tokens.is(i, "quadruple")) times = 4;
    if (times > 1) {
      var digit = tokens.get(i + 1).number() ? tokens.text(i + 1) : "" + digit(i + 1);
      return digit.length() > 1
          ? Optional.empty()
          : Optional.of(new Group(digit.repeat(times), i, i + 2));
    }
    if (tokens.is(i, "plus|+"))
      return digit(i + 1) >= 0 || !written(i + 1).isEmpty()
          ? Optional.of(new Group("+", i, i + 1))
          : Optional.empty();
    var written = written(i);
    if (!written.isEmpty()) return Optional.of(new Group(written, i, i + 1));
    return spoken(i);
  }

  private Optional<Group> spoken(int i) {
    var digit = digit(i);
    if (digit > 0 && tokens.is(i + 1, "hundred")) return Optional.of(hundred(digit, i));
    if (digit > 0 && tokens.is(i + 1, "thousand"))
      return Optional.of(new Group(digit + "000", i, i + 2));
    if (digit >= 0) return Optional.of(new Group(String.valueOf(digit), i, i + 1));
    var tens = NumberWords.tens(tokens.text(i));
    return NumberWords.small(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Group(String.valueOf(it.value()), i, it.to()))
        .map(it -> tens && it.to == i + 2 && doubted() ? apart(i) : it);
  }

  private Group apart(int i) {
    return new Group(String.valueOf(NumberWords.simple(tokens.text(i))), i, i + 1);
  }

  private Group hundred(int digit, int i) {
    var joined = tokens.is(i + 2, "and");
    var rest =
        NumberWords.small(tokens, joined ? i + 3 : i + 2)
            .filter(it -> it.value() > 9 || joined)
            .filter(it -> it.value() < 100 && tokens.get(it.to() - 1).word());
    if (rest.isEmpty() || (!joined && !doubted())) return new Group(digit + "00", i, i + 2);
    return new Group(String.valueOf(digit * 100 + rest.get().value()), i, rest.get().to());
  }

  /// Whether the reading takes this doubtful group the other way.
  private boolean doubted() {
    var other = doubts < 6 && (reading >> doubts & 1) == 1;
    doubts++;
    return other;
  }

  private int digit(int i) {
    return NumberWords.digit(tokens.text(i));
  }

  /// The digits of "(913)", "555-0142", "+44", "07700"; empty for anything with other signs.
  private String written(int i) {
    var text = tokens.text(i);
    var digits = new StringBuilder();
    for (var at = 0; at < text.length(); at++) {
      var sign = text.charAt(at);
      if ((sign >= '0' && sign <= '9') || (sign == '+' && at == 0)) digits.append(sign);
      else if ("-.()/".indexOf(sign) < 0) return "";
    }
    return digits.length() > LONGEST || (text.indexOf('/') >= 0 && digits.length() < 9)
        ? ""
        : digits.toString();
  }
}
