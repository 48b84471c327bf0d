package switchboard.edge.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Catalogue;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Medium;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Tenancy;

/// A property as its owner sees it.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PropertyCard(
    String id,
    String reference,
    Deal deal,
    Listing.Type type,
    int bedrooms,
    Optional<Integer> bathrooms,
    long priceMinor,
    String currency,
    Optional<Per> per,
    String address,
    String area,
    Optional<String> postcode,
    Status status,
    Optional<LocalDate> availableFrom,
    List<String> features,
    Optional<String> description,
    Optional<String> resource,
    List<Medium> media,
    People tenancy,
    OffsetDateTime since) {

  /// Who has to do with it; `renter` and `landlord` are ids of customers.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record People(
      Optional<String> renter,
      Optional<String> landlord,
      Optional<String> manager,
      Optional<String> managerPhone) {

    static People of(Tenancy it) {
      return new People(
          it.renter(),
          it.landlord(),
          it.manager().map(Tenancy.Contact::name).map(Personal::text),
          it.manager().flatMap(Tenancy.Contact::phone).map(Personal::text));
    }
  }

  static PropertyCard of(Visit visit, Catalogue.Row row) {
    Listing it = row.listing();
    return new PropertyCard(
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
        it.description(),
        it.resource(),
        it.media(),
        People.of(row.tenancy()),
        visit.at(row.since()));
  }
}
