package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Amounts.Word;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

/// Reads from an utterance what home is looked for.
///
/// @param asked `beds`, `area` or `budget` where that was the question
record WantedWords(String text, List<Word> words, String asked, Optional<Deal> deal) {

  private static final Pattern PLACE =
      Pattern.compile("\\b(?:in|around|near|towards|within|at|from)\\s+(?:the\\s+)?([\\p{L}'’ ]+)");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?:(e|n|w|se|sw|nw|ne|ec|wc) ?(\\d{1,2}[a-z]?)|([a-z]{1,2})(\\d{1,2}[a-z]?))\\b");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:um+|uh+|er+|well|so|oh|maybe|perhaps|probably|ideally|preferably|somewhere|anywhere"
              + "|something|a|place|looking|we're|i'm|we|i|am|are|would|like|i'd|we'd|want|prefer|love|to|be"
              + "|live|think|it|should|please|let's|say|in|around|near|at|the|area|of|either|yes|yeah)\\s+)+");
  private static final Pattern NONE =
      Pattern.compile(
          "\\b(any\\w*|mind|matters?|fuss(ed|y)|bothered|either|limit|flexible|preference|whatever|wherever|know|sure|open|care)\\b");
  private static final Set<String> STOP =
      Set.of(
          "for",
          "under",
          "with",
          "up",
          "that",
          "please",
          "and",
          "or",
          "to",
          "but",
          "around",
          "about",
          "on",
          "my",
          "our",
          "is",
          "if",
          "thanks",
          "instead",
          "area",
          "somewhere",
          "something",
          "from",
          "by",
          "near",
          "would",
          "i",
          "we",
          "maybe",
          "asking",
          "at",
          "of",
          "budget",
          "ideally",
          "then",
          "rather",
          "because",
          "since",
          "as",
          "available",
          "soon",
          "pounds",
          "between",
          "below",
          "over",
          "max",
          "maximum",
          "a",
          "have",
          "not",
          "no",
          "there",
          "per",
          "it",
          "which",
          "general",
          "total",
          "actually",
          "place",
          "region",
          "neighbourhood",
          "neighborhood",
          "side",
          "really",
          "the");
  private static final Set<String> NOWHERE =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "spring",
          "summer",
          "autumn",
          "winter",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "next",
          "this",
          "time",
          "week",
          "weeks",
          "month",
          "months",
          "day",
          "days",
          "good",
          "price",
          "rent",
          "touch",
          "interested",
          "moment",
          "mind",
          "case",
          "terms",
          "least",
          "most",
          "all",
          "any",
          "hurry",
          "work",
          "school",
          "schools",
          "station",
          "park",
          "tube",
          "home",
          "person",
          "you",
          "me",
          "your",
          "advance",
          "tomorrow",
          "today",
          "now",
          "one",
          "two",
          "three",
          "four",
          "five",
          "bed",
          "ground");
  private static final List<String> FEATURES =
      List.of(
          "garden",
          "parking",
          "balcony",
          "terrace",
          "lift",
          "garage",
          "driveway",
          "furnished",
          "pets",
          "concierge",
          "gym",
          "fireplace",
          "cellar",
          "loft",
          "bills included");

  static Wanted in(String text, String asked, Optional<Deal> deal) {
    var plain = HomeGloss.english(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    return new WantedWords(plain, Amounts.of(plain), asked, deal).read();
  }

  private Wanted read() {
    var bought = bought();
    var money = money(bought.or(() -> deal));
    var none = Wanted.NOTHING;
    var counts = beds();
    return new Wanted(
        bought,
        counts.stream().min(Integer::compare),
        plenty() ? none.mostBeds() : counts.stream().max(Integer::compare),
        money.least,
        money.most,
        area(),
        type(),
        FEATURES.stream().filter(it -> says(it.equals("pets") ? "pets?|dog|cat" : it)).toList());
  }

  private boolean says(String pattern) {
    return Pattern.compile("\\b(" + pattern + ")\\b").matcher(text).find();
  }

  private Optional<Deal> bought() {
    boolean rent = says("rent|rental|renting|to let");
    boolean buy = says("buy|buying|purchase|for sale");
    if (rent == buy) return Optional.empty();
    return Optional.of(rent ? Deal.RENT : Deal.SALE);
  }

  private boolean plenty() {
    return says("or more|at least|minimum|plus|or bigger|or larger|upwards");
  }

  private Optional<Listing.Type> type() {
    if (says("studios?")) return Optional.of(Listing.Type.STUDIO);
    if (says("maisonettes?|duplex")) return Optional.of(Listing.Type.MAISONETTE);
    boolean flat = says("flats?|apartments?");
    boolean house = says("houses?|cottage|terraced|townhouse|semi|detached|bungalow");
    if (flat == house) return Optional.empty();
    return Optional.of(flat ? Listing.Type.FLAT : Listing.Type.HOUSE);
  }

  private String word(int i) {
    return i >= 0 && i < words.size() ? words.get(i).text() : "";
  }

  /// "two bed", "two or three bedrooms"; a bare number where it was asked for.
  private List<Integer> beds() {
    var counts = new ArrayList<Integer>();
    for (int i = 0; i < words.size(); i++) {
      var it = words.get(i);
      if (!it.number() || it.figure() > 9 || it.figure() % 1 != 0) continue;
      boolean named = word(i + 1).matches("(double )?bed(s|room|rooms|roomed)?|br|doubles?");
      boolean pair = word(i + 1).equals("or") && word(i + 3).startsWith("bed");
      if (named || pair || asked.equals("beds")) counts.add((int) it.figure());
    }
    return List.copyOf(counts);
  }

  private record Money(Optional<Long> least, Optional<Long> most) {}

  private Money money(Optional<Deal> deal) {
    var all =
        IntStream.range(0, words.size())
            .filter(i -> priced(i, deal))
            .mapToObj(i -> new Sum(i, minor(i, deal)))
            .toList();
    if (all.isEmpty()) return new Money(Optional.empty(), Optional.empty());
    if (all.size() > 1 && says("between|to|from|and"))
      return new Money(Optional.of(all.getFirst().minor), Optional.of(all.getLast().minor));
    var only = all.getLast();
    boolean floor =
        word(only.at - 1).matches("over|above|from|least|minimum|than")
            && !says("less than|no more than|under|not more than");
    return floor
        ? new Money(Optional.of(only.minor), Optional.empty())
        : new Money(Optional.empty(), Optional.of(only.minor));
  }

  private record Sum(int at, long minor) {}

  private boolean priced(int i, Optional<Deal> deal) {
    var it = words.get(i);
    boolean bed = word(i + 1).startsWith("bed") || word(i + 1).equals("or");
    boolean code = word(i - 1).length() < 3 && !word(i - 1).matches("to|at|is|of|be|#|up|");
    boolean street =
        word(i + 1).matches("road|street|avenue|lane") || says("reference|ref") || code;
    if (!it.number() || (bed && it.figure() < 100) || (street && !it.scaled())) return false;
    if (asked.equals("budget")) return it.figure() >= (deal.isPresent() ? 1 : 100);
    return it.figure() >= 100 && (it.scaled() || it.figure() >= 300 || weekly());
  }

  private boolean weekly() {
    return says("a week|per week|weekly|pw|p w");
  }

  /// "Eight hundred" for a house is eight hundred thousand; rents by the week count by the month.
  private long minor(int i, Optional<Deal> deal) {
    var it = words.get(i);
    double pounds = it.figure();
    boolean sale = deal.filter(Deal.SALE::equals).isPresent();
    if (sale && !it.scaled() && pounds < 20) pounds *= 1e6;
    if (sale && !it.scaled() && pounds < 5000) pounds *= 1e3;
    if (!sale && pounds < 20) pounds *= 1e3;
    return Math.round(weekly() && !sale ? pounds * 5200 / 12 : pounds * 100);
  }

  private Optional<String> area() {
    return code().or(this::named).or(this::answered);
  }

  /// "W9", "n w six".
  private Optional<String> code() {
    var plain = new StringBuilder();
    for (var it : words)
      plain.append(it.number() ? Long.toString((long) it.figure()) : it.text()).append(' ');
    var joined = plain.toString().replaceAll("\\b(n|s|e|w) (w|e|c)\\b", "$1$2");
    var found = CODE.matcher(joined);
    while (found.find()) {
      var code = found.group().replace(" ", "");
      boolean bed = joined.substring(found.end()).stripLeading().startsWith("bed");
      if (!bed) return Optional.of(code.toUpperCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private Optional<String> named() {
    return PLACE
        .matcher(text)
        .results()
        .map(it -> name(it.group(1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> name(String said) {
    var parts =
        Stream.of(said.strip().split("\\s+")).takeWhile(it -> !STOP.contains(it)).limit(3).toList();
    boolean none = parts.isEmpty() || NOWHERE.contains(parts.getFirst());
    return none ? Optional.empty() : Optional.of(capital(parts));
  }

  private static String capital(List<String> parts) {
    return String.join(
        " ",
        parts.stream()
            .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
            .toList());
  }

  /// Where the area was asked for, a few words are one.
  private Optional<String> answered() {
    boolean none = text.contains("?") || NONE.matcher(text).find();
    if (!asked.equals("area") || none) return Optional.empty();
    var rest = LEAD.matcher(text.replaceAll("[^\\p{L}' ]", " ").strip() + " ").replaceFirst("");
    boolean few = !rest.isBlank() && rest.strip().split("\\s+").length <= 4;
    return few ? name(rest) : Optional.empty();
  }
}
