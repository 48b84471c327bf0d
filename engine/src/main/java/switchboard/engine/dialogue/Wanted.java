package switchboard.engine.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import switchboard.engine.customer.Requirements;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Search;

/// The home that is looked for, as a form gathers it.
///
/// @param beds at least so many
/// @param least money in the currency's minor unit, by the month where it is to be rented
/// @param musts what it must have
record Wanted(
    Optional<Deal> deal,
    Optional<Integer> beds,
    Optional<Integer> mostBeds,
    Optional<Long> least,
    Optional<Long> most,
    Optional<String> area,
    Optional<Listing.Type> type,
    List<String> musts) {

  static final Wanted NOTHING =
      new Wanted(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  static Wanted of(Form form) {
    return new Wanted(
        form.get("deal").map(Deal::valueOf),
        form.get("beds").map(Integer::valueOf),
        form.get("most-beds").map(Integer::valueOf),
        form.get("least").map(Long::valueOf),
        form.get("most").map(Long::valueOf),
        form.get("area"),
        form.get("type").map(Listing.Type::valueOf),
        form.get("musts").map(it -> List.of(it.split("\\|", -1))).orElse(List.of()));
  }

  static Wanted of(Requirements it) {
    return new Wanted(
        it.deal(),
        it.bedrooms(),
        it.maxBedrooms(),
        it.minMinor(),
        it.maxMinor(),
        it.area().map(Personal::text),
        it.type(),
        it.musts().stream().map(Personal::text).toList());
  }

  Requirements requirements(boolean tell) {
    return new Requirements(
        deal,
        beds,
        mostBeds,
        least,
        most,
        Personal.of(area),
        type,
        musts.stream().map(Personal::of).toList(),
        tell);
  }

  Form into(Form form) {
    var now = put(form, "deal", deal, Deal::name);
    now = put(now, "beds", beds, Object::toString);
    now = put(now, "most-beds", mostBeds, Object::toString);
    now = put(now, "least", least, Object::toString);
    now = put(now, "most", most, Object::toString);
    now = put(now, "area", area, it -> it);
    now = put(now, "type", type, Listing.Type::name);
    return put(
        now, "musts", Optional.of(String.join("|", musts)).filter(it -> !it.isEmpty()), it -> it);
  }

  private static <T> Form put(Form form, String name, Optional<T> it, Function<T, String> text) {
    return it.map(value -> form.with(name, text.apply(value))).orElseGet(() -> form.without(name));
  }

  /// What is said later holds.
  Wanted and(Wanted later) {
    boolean counted = later.beds.isPresent() || later.mostBeds.isPresent();
    boolean other = later.deal.isPresent() && deal.isPresent() && !later.deal.equals(deal);
    return new Wanted(
        later.deal.or(() -> deal),
        counted ? later.beds : beds,
        counted ? later.mostBeds : mostBeds,
        later.least.or(() -> other ? Optional.empty() : least),
        later.most.or(() -> other ? Optional.empty() : most),
        later.area.or(() -> area),
        later.type.or(() -> type),
        Stream.concat(musts.stream(), later.musts.stream()).distinct().toList());
  }

  boolean nothing() {
    return equals(NOTHING);
  }

  Wanted withDeal(Deal deal) {
    return new Wanted(Optional.of(deal), beds, mostBeds, least, most, area, type, musts);
  }

  Wanted withBeds(Optional<Integer> from, Optional<Integer> to) {
    return new Wanted(deal, from, to, least, most, area, type, musts);
  }

  Wanted withMost(long price) {
    var floor = least.filter(it -> it < price);
    return new Wanted(deal, beds, mostBeds, floor, Optional.of(price), area, type, musts);
  }

  Search search() {
    return new Search(deal, beds, mostBeds, least, most, area, type);
  }

  /// "a two-bedroom flat in Maida Vale up to £2,000 a month".
  String words(Wording wording) {
    var tongue = wording.tongue();
    boolean rent = deal.filter(Deal.RENT::equals).isPresent();
    var terms = tongue.terms(area, musts, most.map(wording::price), rent);
    return (home(tongue) + " " + terms).strip();
  }

  private String home(Tongue tongue) {
    var kind =
        type.filter(it -> it != Listing.Type.OTHER)
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .orElse("home");
    return tongue.home(kind, kind.equals("studio") ? 0 : beds.orElse(0), true);
  }
}
