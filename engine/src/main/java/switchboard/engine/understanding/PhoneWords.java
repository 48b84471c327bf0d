package switchboard.engine.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Phone;

/// Telephone numbers, dictated or written: digit by digit, in pairs, "double seven", "eight
/// hundred", "plus four four", corrected half-way.
final class PhoneWords {

  private static final String BETWEEN =
      "dash|hyphen|space|dot|point|then|and|area|code|-|okay|ok|so|bracket|brackets|parenthesis|slash";
  private static final String CORRECTING = "no|sorry|wait|actually|correction|oops|scratch|nope";
  private static final int LONGEST = 20;

  record Found(String e164, BitSet words) {}

  /// Digits said as one breath.
  private record Group(String digits, int from, int to) {}

  private final Tokens tokens;
  private final String country;

  private PhoneWords(Tokens tokens, String country) {
    this.tokens = tokens;
    this.country = country;
  }

  static Optional<Found> find(Tokens tokens, String country) {
    return new PhoneWords(tokens, country).find();
  }

  private Optional<Found> find() {
    var found = Optional.<Found>empty();
    for (var i = 0; i < tokens.size(); ) {
      var run = run(i);
      if (run.isEmpty()) {
        i++;
        continue;
      }
      var number = number(run);
      if (number.isPresent() && (found.isEmpty() || corrects(run.getFirst().from())))
        found = number;
      else if (found.isPresent()) found = Optional.of(amended(found.get(), run));
      i = run.getLast().to();
    }
    return found;
  }

  /// Groups of digits with nothing but separators between them.
  private List<Group> run(int i) {
    var groups = new ArrayList<Group>();
    for (var at = i; groups.size() < 40; ) {
      var group = group(at);
      if (group.isEmpty() && !groups.isEmpty()) group = group(tokens.skip(at, BETWEEN));
      if (group.isEmpty()) break;
      groups.add(group.get());
      at = group.get().to();
    }
    return groups;
  }

  private Optional<Group> group(int i) {
    var times = tokens.is(i, "double") ? 2 : tokens.is(i, "triple|treble") ? 3 : 1;
    if (times > 1) {
      var digit = digit(i + 1);
      return digit < 0 ? Optional.empty() : group(String.valueOf(digit).repeat(times), i, i + 2);
    }
    if (tokens.is(i, "plus|+"))
      return digit(i + 1) >= 0 || !written(i + 1).isEmpty()
          ? group("+", i, i + 1)
          : Optional.empty();
    var written = written(i);
    if (!written.isEmpty()) return group(written, i, i + 1);
    return spoken(i);
  }

  private Optional<Group> spoken(int i) {
    var digit = digit(i);
    if (digit >= 0) {
      if (tokens.is(i + 1, "hundred") && digit > 0) return group(digit + "00", i, i + 2);
      if (tokens.is(i + 1, "thousand") && digit > 0) return group(digit + "000", i, i + 2);
      return group(String.valueOf(digit), i, i + 1);
    }
    return NumberWords.small(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Group(String.valueOf(it.value()), i, it.to()));
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

  private static Optional<Group> group(String digits, int from, int to) {
    return Optional.of(new Group(digits, from, to));
  }

  /// The whole run, or the longest part of it that is a number.
  private Optional<Found> number(List<Group> run) {
    for (var size = run.size(); size > 0; size--)
      for (var start = run.size() - size; start >= 0; start--) {
        var part = run.subList(start, start + size);
        var number = possible(digits(part));
        if (number.isPresent()) return Optional.of(found(number.get(), part));
      }
    return Optional.empty();
  }

  private static Found found(String number, List<Group> part) {
    var words = new BitSet();
    words.set(part.getFirst().from(), part.getLast().to());
    return new Found(number, words);
  }

  private static String digits(List<Group> groups) {
    var digits = new StringBuilder();
    for (var group : groups) digits.append(group.digits());
    return digits.toString();
  }

  private Optional<String> possible(String digits) {
    if (digits.length() < 8 || digits.length() > 17 || digits.lastIndexOf('+') > 0)
      return Optional.empty();
    var exit = digits.startsWith("00") && digits.length() > 11 ? "+" + digits.substring(2) : digits;
    var local = valid(exit, country);
    return local.isPresent()
            || exit.startsWith("+")
            || digits.length() < 11
            || digits.startsWith("0")
        ? local
        : valid("+" + digits, country).filter(_ -> !Tokens.oneOf(country, "US|CA"));
  }

  private static Optional<String> valid(String digits, String country) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      var number = numbers.parse(digits, country);
      if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE)
        return Optional.empty();
      return Phone.of(digits, country).map(Phone::e164);
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  private boolean corrects(int from) {
    for (var i = from - 1; i >= from - 4; i--) {
      if (tokens.is(i, CORRECTING)) return true;
      if (tokens.is(i, "mean|make") && tokens.is(i - 1, "i")) return true;
    }
    return false;
  }

  /// "… oh one four two, no, one four three": the last digits said anew.
  private Found amended(Found found, List<Group> run) {
    var digits = digits(run);
    if (digits.length() > 7 || digits.length() < 2 || !corrects(run.getFirst().from()))
      return found;
    var far = run.getFirst().from() - found.words().length() > 4;
    if (far || found.words().length() > run.getFirst().from()) return found;
    var kept = found.e164().substring(0, found.e164().length() - digits.length());
    var words = (BitSet) found.words().clone();
    words.set(run.getFirst().from(), run.getLast().to());
    return new Found(kept + digits, words);
  }
}
