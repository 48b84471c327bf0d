package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

/// The homes that were found, as a form keeps them while a caller chooses.
///
/// @param from the first of those that were told last
/// @param to after the last of these
record Homes(List<Listing> all, int from, int to) {

  private static final int FEW = 3;
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();

  static Homes of(List<Listing> found) {
    var plain = found.stream().map(Homes::plain).toList();
    return new Homes(plain, 0, end(plain, 0));
  }

  /// Three are told at once if they are all, else two.
  private static int end(List<Listing> all, int from) {
    int left = all.size() - from;
    return from + (left <= FEW ? left : FEW - 1);
  }

  static Optional<Homes> of(Form form) {
    return form.get("found")
        .map(it -> {
          var at = form.get("told").orElse("0 0").split(" ", -1);
          return new Homes(read(it), Integer.parseInt(at[0]), Integer.parseInt(at[1]));
        });
  }

  Form into(Form form) {
    return form.with("found", write(all)).with("told", from + " " + to);
  }

  List<Listing> told() {
    return all.subList(from, to);
  }

  Optional<Homes> next() {
    return to < all.size() ? Optional.of(new Homes(all, to, end(all, to))) : Optional.empty();
  }

  Optional<Listing> numbered(int number) {
    int index = number < 0 ? told().size() + number : number - 1;
    return Optional.of(index).filter(it -> it >= 0 && it < told().size()).map(told()::get);
  }

  /// The only one told that is as said.
  Optional<Listing> like(Wanted said) {
    var fitting = told().stream().filter(it -> fits(it, said)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static boolean fits(Listing it, Wanted said) {
    return said.beds().filter(n -> n != it.bedrooms()).isEmpty()
        && said.type().filter(type -> type != it.type()).isEmpty()
        && said.area().filter(area -> !lies(it, area)).isEmpty()
        && said.musts().stream().allMatch(must -> has(it, must));
  }

  private static boolean lies(Listing it, String area) {
    var plain = letters(it.area() + " " + it.address() + " " + it.postcode().orElse(""));
    return plain.contains(letters(area));
  }

  private static String letters(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /// Whether its particulars say so.
  static boolean has(Listing it, String must) {
    var text = (String.join(" ", it.features()) + " " + it.description().orElse(""));
    var word = must.endsWith("s") ? must.substring(0, must.length() - 1) : must;
    boolean denied = text.toLowerCase(java.util.Locale.ROOT).contains("no " + word);
    return !denied && text.toLowerCase(java.util.Locale.ROOT).contains(word);
  }

  static String write(List<Listing> all) {
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("listings are plain data", e);
    }
  }

  private static List<Listing> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<Listing>>() {});
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  static Optional<Listing> one(Form form) {
    return form.get("home").flatMap(it -> read(it).stream().findFirst());
  }

  static Form with(Form form, Listing it) {
    return form.with("home", write(List.of(plain(it))));
  }

  /// Without what is never said aloud.
  private static Listing plain(Listing it) {
    return new Listing(
        it.id(),
        it.reference(),
        it.deal(),
        it.type(),
        it.bedrooms(),
        it.bathrooms(),
        it.priceMinor(),
        it.currency(),
        it.per(),
        it.address(),
        it.area(),
        it.postcode(),
        it.status(),
        it.availableFrom(),
        it.features(),
        it.description().filter(text -> text.length() <= 200),
        it.resource(),
        List.of());
  }

  /// What resembles it.
  static Wanted similar(Listing it) {
    boolean rent = it.deal() == Deal.RENT;
    return new Wanted(
        Optional.of(it.deal()),
        Optional.of(it.bedrooms()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Math.round(switchboard.engine.property.Fit.price(it) * (rent ? 1.15 : 1.1))),
        Stream.of(it.area()).filter(area -> !area.isBlank()).findFirst(),
        Optional.empty(),
        List.of());
  }
}
