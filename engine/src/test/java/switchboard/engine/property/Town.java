package switchboard.engine.property;

import java.util.List;
import java.util.Optional;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;

/// A few homes to let and for sale.
public final class Town {

  public static final Listing ELGIN =
      rent(
          "e",
          "JB-2024-001",
          Listing.Type.FLAT,
          2,
          220_000,
          "Flat 3, 12 Elgin Avenue, London W9 0ZZ",
          "Maida Vale",
          "W9 0ZZ",
          "balcony",
          "parking");
  public static final Listing PARK =
      rent(
          "p",
          "JB-2024-002",
          Listing.Type.FLAT,
          2,
          210_000,
          "8 Sample Road, London NW6 0ZZ",
          "Queen's Park",
          "NW6 0ZZ",
          "garden");
  public static final Listing STUDIO =
      rent(
          "s",
          "JB-2024-003",
          Listing.Type.STUDIO,
          0,
          130_000,
          "Flat 9, 30 Sample Street, London W9 0ZZ",
          "Maida Vale",
          "W9 0ZZ");
  public static final Listing THREE =
      rent(
          "t",
          "JB-2024-004",
          Listing.Type.MAISONETTE,
          3,
          320_000,
          "17 Pattern Hill, London W2 0ZZ",
          "Paddington",
          "W2 0ZZ",
          "roof terrace");
  public static final Listing HOUSE =
      sale(
          "h",
          "JB-2024-010",
          Listing.Type.HOUSE,
          3,
          120_000_000,
          "40 Ladbroke Grove, London W10 0ZZ",
          "Ladbroke Grove",
          "W10 0ZZ",
          "Victorian",
          "garden");
  public static final Listing COTTAGE =
      sale(
          "c",
          "JB-2024-011",
          Listing.Type.HOUSE,
          4,
          95_000_000,
          "Rose Cottage, Sampler Lane, London N1 0ZZ",
          "Islington",
          "N1 0ZZ",
          "fireplace");

  public static final List<Listing> ALL = List.of(ELGIN, PARK, STUDIO, THREE, HOUSE, COTTAGE);

  private Town() {}

  static Listing rent(
      String id, String reference, Listing.Type type, int bedrooms, long price, String... more) {
    return listing(id, reference, Deal.RENT, type, bedrooms, price, more);
  }

  static Listing sale(
      String id, String reference, Listing.Type type, int bedrooms, long price, String... more) {
    return listing(id, reference, Deal.SALE, type, bedrooms, price, more);
  }

  private static Listing listing(
      String id,
      String reference,
      Deal deal,
      Listing.Type type,
      int bedrooms,
      long price,
      String... more) {
    return new Listing(
        id,
        reference,
        deal,
        type,
        bedrooms,
        Optional.of(1),
        price,
        "GBP",
        deal == Deal.RENT ? Optional.of(Per.MONTH) : Optional.empty(),
        more[0],
        more[1],
        Optional.of(more[2]),
        Status.AVAILABLE,
        Optional.empty(),
        List.of(more).subList(3, more.length),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static Listing weekly(Listing it, long price) {
    return new Listing(
        it.id(),
        it.reference(),
        it.deal(),
        it.type(),
        it.bedrooms(),
        it.bathrooms(),
        price,
        it.currency(),
        Optional.of(Per.WEEK),
        it.address(),
        it.area(),
        it.postcode(),
        it.status(),
        it.availableFrom(),
        it.features(),
        it.description(),
        it.resource(),
        it.media());
  }
}
