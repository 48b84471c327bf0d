package switchboard.engine.understanding;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sums of money and ranges of them: "up to six hundred thousand", "around two grand a month", "two
/// to three thousand", "£1,750 pcm".
final class BudgetWords {

  private static final Pattern WRITTEN =
      Pattern.compile("([£$€])?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(\\.[0-9]{1,2})?(k|m|mn)?");
  private static final String CUES =
      "budget|spend|spending|afford|pay|paying|rent|price|priced|cost|max|maximum|limit|asking|offer|deposit";
  private static final String UP_TO =
      "under|below|max|maximum|most|within|limit|tops|cap|than|exceed|exceeding";
  private static final String FROM = "over|above|least|minimum|min|upwards|from|starting";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  record Found(Budget budget, BitSet words) {}

  /// @param scale what a figure before it may share: "two to three thousand"
  private record Sum(BigDecimal value, BigDecimal scale, String currency, boolean money, int to) {}

  private final Tokens tokens;
  private final String country;

  private BudgetWords(Tokens tokens, String country) {
    this.tokens = tokens;
    this.country = country;
  }

  static Optional<Found> find(Tokens tokens, String country) {
    var words = new BudgetWords(tokens, country);
    for (var i = 0; i < tokens.size(); i++) {
      var found = words.at(i);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private Optional<Found> at(int i) {
    var first = sum(i);
    if (first.isEmpty()) return Optional.empty();
    var between = tokens.after(first.get().to, "to|and|or|-");
    var second = between < 0 ? Optional.<Sum>empty() : sum(between);
    if (second.isPresent() && higher(first.get(), second.get()))
      return sure(i, second.get()) || first.get().money
          ? Optional.of(range(i, first.get(), second.get()))
          : Optional.empty();
    return sure(i, first.get()) ? Optional.of(single(i, first.get())) : Optional.empty();
  }

  private static boolean higher(Sum first, Sum second) {
    return scaled(first, second).compareTo(second.value) < 0;
  }

  private static BigDecimal scaled(Sum first, Sum second) {
    if (first.money || second.scale.compareTo(THOUSAND) < 0) return first.value;
    var hundreds = first.value.multiply(second.scale).multiply(HUNDRED);
    var shared = first.value.multiply(second.scale);
    if (hundreds.compareTo(second.value) < 0) return hundreds;
    return shared.compareTo(second.value) < 0 ? shared : first.value;
  }

  /// Whether a sum is of money: by its currency or size, or since money is spoken of.
  private boolean sure(int i, Sum sum) {
    if (tokens.is(sum.to, "square|feet|foot|sq|miles|people|times|hours|days|years|words|percent"))
      return false;
    if (sum.money) return true;
    for (var at = Math.max(0, i - 7); at < i; at++)
      if (tokens.is(at, CUES)) return sum.value.compareTo(BigDecimal.valueOf(100)) >= 0;
    return sum.value.compareTo(BigDecimal.valueOf(100)) >= 0 && period(sum.to) > sum.to;
  }

  private int period(int i) {
    var to = tokens.after(i, "a|per|each|every", "month|week|year|night|annum");
    return to > 0 ? to : tokens.is(i, "pcm|pw|monthly|weekly|pa") ? i + 1 : i;
  }

  private Found range(int i, Sum first, Sum second) {
    var currency = currency(second.currency.isEmpty() ? first.currency : second.currency);
    var budget =
        new Budget(
            Optional.of(minor(scaled(first, second))), Optional.of(minor(second.value)), currency);
    return found(budget, i, second.to);
  }

  private Found single(int i, Sum sum) {
    var value = Optional.of(minor(sum.value));
    var none = Optional.<Long>empty();
    var more = tokens.is(i - 1, "than") && tokens.is(i - 2, "more") && !tokens.is(i - 3, "no|not");
    var upTo = tokens.is(i - 1, "to") && tokens.is(i - 2, "up");
    var most = !more && (upTo || limited(i, sum.to, UP_TO));
    var orMore =
        tokens.after(sum.to, "or", "more|over|above") > 0 || tokens.is(sum.to, "plus|upwards");
    var least = more || orMore || (!most && limited(i, sum.to, FROM));
    var limit = most || (!least && budgeted(i));
    var budget = new Budget(limit ? none : value, least ? none : value, currency(sum.currency));
    return found(budget, i, sum.to);
  }

  private boolean limited(int i, int to, String words) {
    for (var at = Math.max(0, i - 3); at < i; at++) if (tokens.is(at, words)) return true;
    return tokens.is(to, words) || (tokens.is(to, "at|or") && tokens.is(to + 1, words + "|less"));
  }

  private boolean budgeted(int i) {
    var near = tokens.is(i - 1, "about|around|roughly|approximately|circa");
    for (var at = Math.max(0, i - 5); at < i && !near; at++)
      if (tokens.is(at, "budget|afford")) return true;
    return false;
  }

  private Found found(Budget budget, int from, int to) {
    var words = new BitSet();
    words.set(from, period(to));
    return new Found(budget, words);
  }

  private static long minor(BigDecimal value) {
    return value.movePointRight(2).longValue();
  }

  private String currency(String said) {
    if (!said.isEmpty()) return said;
    try {
      return Currency.getInstance(Locale.of("", country)).getCurrencyCode();
    } catch (IllegalArgumentException | NullPointerException _) {
      return "USD";
    }
  }

  private Optional<Sum> sum(int i) {
    var sum = written(i).or(() -> half(i)).or(() -> spoken(i));
    return sum.map(this::united);
  }

  private Optional<Sum> written(int i) {
    var match = WRITTEN.matcher(tokens.text(i));
    if (!match.matches()) return Optional.empty();
    var digits = match.group(2).replace(",", "") + (match.group(3) == null ? "" : match.group(3));
    var suffix = match.group(4) == null ? "" : match.group(4);
    var scale = BigDecimal.valueOf(suffix.isEmpty() ? 1 : suffix.equals("k") ? 1_000 : 1_000_000);
    var sign = match.group(1) == null ? "" : match.group(1);
    var currency =
        switch (sign) {
          case "£" -> "GBP";
          case "€" -> "EUR";
          case "$" -> Tokens.oneOf(country, "CA|AU|NZ") ? currency("") : "USD";
          default -> "";
        };
    var money = !sign.isEmpty() || suffix.equals("k");
    return Optional.of(
        new Sum(new BigDecimal(digits).multiply(scale), scale, currency, money, i + 1));
  }

  private Optional<Sum> half(int i) {
    var to = tokens.after(i, "half", "a", "million");
    return to < 0
        ? Optional.empty()
        : Optional.of(
            new Sum(BigDecimal.valueOf(500_000), BigDecimal.valueOf(1_000_000), "", true, to));
  }

  /// "six hundred thousand", "one point two", "seventeen fifty".
  private Optional<Sum> spoken(int i) {
    if (NumberWords.simple(tokens.text(i - 1)) >= 0) return Optional.empty();
    var found = NumberWords.cardinal(tokens, i).filter(_ -> tokens.get(i).word());
    if (found.isEmpty()) return Optional.empty();
    var to = found.get().to();
    var value = BigDecimal.valueOf(found.get().value());
    if (tokens.is(to, "point") && NumberWords.digit(tokens.text(to + 1)) >= 0)
      return Optional.of(
          new Sum(
              new BigDecimal(found.get().value() + "." + NumberWords.digit(tokens.text(to + 1))),
              BigDecimal.ONE,
              "",
              false,
              to + 2));
    var pair = NumberWords.small(tokens, to).filter(it -> it.value() > 9 && it.value() < 100);
    if (pair.isPresent() && found.get().value() < 100 && period(pair.get().to()) > pair.get().to())
      return Optional.of(
          new Sum(
              BigDecimal.valueOf(found.get().value() * 100L + pair.get().value()),
              BigDecimal.ONE,
              "",
              false,
              pair.get().to()));
    var scale = tokens.is(to - 1, "thousand") ? 1_000 : tokens.is(to - 1, "hundred") ? 100 : 1;
    return Optional.of(new Sum(value, BigDecimal.valueOf(scale), "", scale == 1_000, to));
  }

  /// The sum with what follows: "grand", "million", "pounds".
  private Sum united(Sum sum) {
    var to = tokens.after(sum.to, "and", "a", "half");
    var halved = to > 0 && tokens.is(to, "grand|k|million|thousand");
    var at = halved ? to : sum.to;
    var value = halved ? sum.value.add(new BigDecimal("0.5")) : sum.value;
    var scale =
        tokens.is(at, "grand|k|thousand") ? 1_000 : tokens.is(at, "million|mil") ? 1_000_000 : 1;
    var after = scale > 1 ? at + 1 : at;
    var currency =
        switch (tokens.text(after)) {
          case "pound", "pounds", "quid", "sterling", "gbp" -> "GBP";
          case "euro", "euros", "eur" -> "EUR";
          case "dollar", "dollars", "bucks", "usd" ->
              Tokens.oneOf(country, "CA|AU|NZ") ? currency("") : "USD";
          default -> "";
        };
    return new Sum(
        value.multiply(BigDecimal.valueOf(scale)),
        scale > 1 ? BigDecimal.valueOf(scale) : sum.scale,
        currency.isEmpty() ? sum.currency : currency,
        sum.money || scale > 1 || !currency.isEmpty(),
        currency.isEmpty() ? after : after + 1);
  }
}
