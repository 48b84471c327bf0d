package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Spoken;

/// Homes as they are told on the telephone.
record HomeWords(Speaker speaker) {

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\b(reference|ref)\\b|\\b[a-z]{1,3}-?\\d{3,}\\b|\\b[a-z]{1,3}-\\d{2,}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DOOR =
      Pattern.compile(
          "\\b(street|road|avenue|lane|hill|mews|terrace|gardens|close|square|row|wharf|place|drive|way)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEDS = Pattern.compile("\\bbed", Pattern.CASE_INSENSITIVE);

  /// "a lovely two bedroom flat in Queen's Park for £2,200 a month".
  String line(Listing it, int number) {
    var key = "search-home-" + it.deal().name().toLowerCase(Locale.ROOT);
    return speaker
        .phrases()
        .say(
            key,
            number,
            "what",
            what(it),
            "area",
            it.area(),
            "street",
            Spoken.street(it),
            "price",
            price(it));
  }

  /// "£2,200 a month", "£1.2 million".
  String price(Listing it) {
    var amount = speaker.wording().price(it.priceMinor());
    return it.per()
        .map(per -> amount + " " + speaker.phrase("home-per-" + name(per)))
        .orElse(amount);
  }

  /// "two bedroom flat".
  private String what(Listing it) {
    var kind = it.type() == Listing.Type.OTHER ? "home" : name(it.type());
    int beds = it.type() == Listing.Type.STUDIO ? 0 : it.bedrooms();
    return speaker.wording().tongue().home(kind, beds, false);
  }

  private static String name(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  /// All that matters, in two sentences.
  String details(Listing it) {
    var sale = it.deal() == Deal.SALE ? "home-sale" : "home-rent";
    var first =
        speaker.phrase(
            sale,
            "what",
            what(it),
            "street",
            Spoken.street(it),
            "area",
            it.area(),
            "price",
            price(it));
    return (first + " " + more(it) + " " + status(it)).replace("  ", " ").strip();
  }

  private String more(Listing it) {
    var has = features(it);
    return has.isEmpty()
        ? ""
        : speaker.phrase(
            "home-has",
            "features",
            speaker
                .wording()
                .tongue()
                .both(has.stream().map(speaker.wording().tongue()::feature).toList()));
  }

  private List<String> features(Listing it) {
    var all = new ArrayList<String>();
    it.bathrooms()
        .filter(n -> n > 1)
        .ifPresent(n -> all.add(speaker.phrase("home-baths", "count", speaker.wording().count(n))));
    for (var one : it.features()) if (all.size() < 3 && !all.contains(one)) all.add(one);
    return all;
  }

  String status(Listing it) {
    if (it.status() != Status.AVAILABLE) return speaker.phrase("home-" + name(it.status()));
    return it.deal() == Deal.RENT ? speaker.phrase("home-free", "from", from(it)) : "";
  }

  private String from(Listing it) {
    var today = LocalDate.ofInstant(speaker.setting().now(), speaker.setting().zone());
    return it.availableFrom()
        .filter(date -> date.isAfter(today))
        .map(date -> speaker.phrase("home-from", "date", speaker.wording().on(date)))
        .orElseGet(() -> speaker.phrase("home-now"));
  }

  /// The answer to a question about it; what its particulars do not say is not made up.
  Optional<String> answer(Listing it, String words) {
    if (heard("price", words)) return Optional.of(speaker.phrase("home-price", "price", price(it)));
    if (heard("when", words)) return Optional.of(status(it)).filter(text -> !text.isEmpty());
    if (heard("address", words))
      return Optional.of(speaker.phrase("home-address", "address", street(it)));
    if (heard("bathrooms", words))
      return Optional.of(
          it.bathrooms()
              .map(n ->
                  speaker.phrase(
                      n == 1 ? "home-bathroom" : "home-bathrooms",
                      "count",
                      speaker.wording().count(n)))
              .orElseGet(() -> speaker.phrase("home-unknown")));
    if (heard("reference", words))
      return Optional.of(speaker.phrase("home-reference", "reference", it.reference()));
    var asked = WantedWords.in(words, "", Optional.empty()).musts();
    if (!heard("question", words)) return Optional.empty();
    return Optional.of(
        asked.isEmpty()
            ? speaker.phrase("home-unknown")
            : speaker.phrase(
                Homes.has(it, asked.getFirst()) ? "home-yes" : "home-no",
                "feature",
                speaker.wording().tongue().feature(asked.getFirst())));
  }

  static String street(Listing it) {
    return it.address().replaceFirst(",\\s*[^,]*$", "");
  }

  private boolean heard(String what, String words) {
    return new Control(speaker).heard("home-" + what, words);
  }

  /// Whether it is an address, and not a kind of home in a part of town.
  static boolean door(String address) {
    return DOOR.matcher(address).find() && !BEDS.matcher(address).find();
  }

  /// Whether the words name a property by a reference.
  static boolean referred(String words) {
    return REFERENCE.matcher(words).find();
  }
}
