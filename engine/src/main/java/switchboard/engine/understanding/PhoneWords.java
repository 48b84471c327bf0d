package switchboard.engine.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.BitSet;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.understanding.DigitRuns.Run;

/// Telephone numbers, dictated or written: digit by digit, in pairs, "double seven", "eight
/// hundred", "plus four four", broken off and taken up again, corrected half-way or at the end.
final class PhoneWords {

  private static final String CORRECTING =
      "no|sorry|wait|actually|correction|oops|scratch|nope|rather|mean|meant|make";
  private static final String OUTDATED =
      "old|wrong|disconnected|changed|previous|former|used|instead|now|new|cancelled";
  private static final String FILLING =
      "hang|hold|on|let|me|see|check|look|so|it|is|then|the|rest|and|sorry|okay|ok|wait|a|an|second|sec|minute|moment|just|i|think|that|again|yeah|yes|right|got|um|uh|er|followed|by|area|code|one|ends|ending|ended|in|with|its|for|next|part|where|was|remember|now|my|you|know|what|go|goes|bit|last|first|three|four|digits|number|no|actually|mean|meant|at|end|should|be|digit|are|two|to|scratch|make|makes|those|these";
  private static final int READINGS = 64;
  private static final int MOST = 30;

  record Found(String e164, BitSet words) {}

  private final Tokens tokens;
  private final String country;
  private final DigitRuns runs;
  private Optional<Found> found = Optional.empty();
  private String open = "";
  private int opened;

  private PhoneWords(Tokens tokens, String country) {
    this.tokens = tokens;
    this.country = country;
    this.runs = new DigitRuns(tokens);
  }

  static Optional<Found> find(Tokens tokens, String country) {
    return new PhoneWords(tokens, country).find();
  }

  private Optional<Found> find() {
    var before = 0;
    for (var i = 0; i < tokens.size(); ) {
      var run = runs.at(i, 0);
      if (run.isEmpty()) {
        i++;
        continue;
      }
      i = read(run.get(), before);
      before = i;
    }
    return found;
  }

  /// Takes a run up; the index after it.
  private int read(Run run, int before) {
    if (run.digits().length() > MOST) return run.to();
    var whole = whole(run);
    if (whole.isPresent()) return take(whole.get(), before, run.from());
    var joined = open.isEmpty() ? Optional.<Found>empty() : joined(run, before);
    if (joined.isPresent()) return take(joined.get(), before, run.from());
    var amended = found.flatMap(it -> amended(it, run, before));
    if (amended.isPresent()) {
      found = amended;
      return Math.max(run.to(), amended.get().words.length());
    }
    var part = part(run);
    if (part.isPresent()) {
      var to = take(part.get(), before, run.from());
      return Math.max(to, run.from() + 1);
    }
    if (run.digits().length() < 12 && (run.digits().length() > 1 || open.isEmpty())) {
      open = run.digits();
      opened = run.from();
    }
    return run.to();
  }

  /// The first number counts unless a later one corrects it.
  private int take(Found next, int before, int from) {
    if (found.isEmpty() || replaces(next, before, from)) found = Optional.of(next);
    open = "";
    return next.words.length();
  }

  private boolean replaces(Found next, int before, int from) {
    var old = found.orElseThrow();
    if (between(before, from, CORRECTING) || between(before, from, OUTDATED)) return true;
    for (var i = old.words.nextSetBit(0) - 5; i < old.words.nextSetBit(0); i++)
      if (tokens.is(i, "not|was|old|used|previous|former") && i >= 0) return true;
    return !between(before, from, "or|and|also|otherwise|alternatively|then")
        && NameSpelling.distance(old.e164, next.e164) <= 3;
  }

  private boolean between(int from, int to, String words) {
    for (var i = Math.max(from, to - 8); i < to; i++) if (tokens.is(i, words)) return true;
    return false;
  }

  /// The run as one number, in whichever reading makes it one.
  private Optional<Found> whole(Run run) {
    for (var reading = 0; reading < Math.min(READINGS, 1 << Math.min(run.doubts(), 6)); reading++) {
      var read = reading == 0 ? Optional.of(run) : runs.at(run.from(), reading);
      var number = read.flatMap(it -> possible(it.digits()));
      if (number.isPresent()) return Optional.of(found(number.get(), run.from(), read.get().to()));
    }
    return Optional.empty();
  }

  /// The longest part of the run that is a number, the first of equals where its beginning shows.
  private Optional<Found> part(Run run) {
    var first = run.digits().startsWith("0") || run.digits().startsWith("+");
    for (var size = run.size() - 1; size > 0; size--)
      for (var step = 0; step <= run.size() - size; step++) {
        var start = first ? step : run.size() - size - step;
        var part = run.part(start, start + size);
        var digits = part.digits();
        if (digits.length() > 14 || !complete(digits)) continue;
        var number = possible(digits).filter(PhoneWords::valid);
        if (number.isPresent()) return Optional.of(found(number.get(), part.from(), part.to()));
      }
    return Optional.empty();
  }

  private static boolean valid(String e164) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      return numbers.isValidNumber(numbers.parse(e164, null));
    } catch (NumberParseException _) {
      return false;
    }
  }

  /// Whether a part of a longer run looks like a number of its own.
  private boolean complete(String digits) {
    var led = digits.startsWith("+") || digits.startsWith("0");
    return digits.length() >= (led ? 9 : 10);
  }

  /// A number broken off and gone on with, its last digits corrected or its area code told later.
  private Optional<Found> joined(Run run, int before) {
    if (run.from() - before > 12 || !filled(before, run.from())) return Optional.empty();
    var digits = run.digits();
    if (between(before, run.from(), "code") && digits.length() == 3 && open.length() == 7)
      return sized(digits + open, run.to());
    var corrected =
        between(before, run.from(), CORRECTING) && !between(before, run.from(), "hang|hold");
    var joined = corrected ? Optional.<Found>empty() : sized(open + digits, run.to());
    for (var kept = open.length() - 1; kept > 0 && joined.isEmpty() && corrected; kept--)
      joined = sized(open.substring(0, kept) + digits, run.to());
    if (joined.isEmpty() && corrected) joined = sized(open + digits, run.to());
    if (joined.isEmpty() && !corrected && open.length() + digits.length() < 10) {
      open += digits;
      return Optional.empty();
    }
    return joined;
  }

  private Optional<Found> sized(String digits, int to) {
    var length = digits.startsWith("+") ? 12 : digits.startsWith("0") ? 11 : 10;
    var exact = digits.length() == length || (digits.length() == 11 && digits.startsWith("1"));
    return exact ? possible(digits).map(it -> found(it, opened, to)) : Optional.empty();
  }

  private boolean filled(int from, int to) {
    for (var i = from; i < to; i++) if (!tokens.is(i, FILLING)) return false;
    return true;
  }

  private static Found found(String number, int from, int to) {
    var words = new BitSet();
    words.set(from, to);
    return new Found(number, words);
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

  /// "… oh one four two, no, one four three", "ends in four three", "five not four": digits said
  /// anew.
  private Optional<Found> amended(Found number, Run run, int before) {
    var digits = run.digits();
    if (digits.length() > 7 || run.from() - before > 8) return Optional.empty();
    var cued =
        between(before, run.from(), CORRECTING + "|ends|ending|last|finishes|end|hang|hold")
            || tokens.after(run.to(), "at|on", "the", "end") > 0
            || tokens.is(run.to(), "not|instead");
    if (!cued) return Optional.empty();
    var wrong = tokens.is(run.to(), "not") ? runs.at(tokens.skip(run.to(), "not|a"), 0) : at(run);
    var text = number.e164;
    var place = wrong.map(it -> text.lastIndexOf(it.digits())).orElse(-1);
    var size = wrong.map(it -> it.digits().length()).orElse(digits.length());
    if (place < 2) place = text.length() - (wrong.isPresent() ? digits.length() : size);
    if (place < 2 || size >= text.length()) return Optional.empty();
    var end = Math.min(text.length(), place + (wrong.isPresent() ? size : digits.length()));
    var words = (BitSet) number.words.clone();
    words.set(run.from(), wrong.map(Run::to).orElse(run.to()));
    return Optional.of(new Found(text.substring(0, place) + digits + text.substring(end), words));
  }

  /// "five at the end, not four".
  private Optional<Run> at(Run run) {
    var end = tokens.after(run.to(), "at|on", "the", "end", "not", "a?");
    return end > 0 ? runs.at(end, 0) : Optional.empty();
  }
}
