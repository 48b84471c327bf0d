package switchboard.engine.property;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A property as it is advertised.
///
/// @param reference as callers may say it
/// @param priceMinor rent or price in the currency's minor unit
/// @param currency ISO 4217
/// @param per what a rent is paid for; empty for a sale
/// @param area the part of town
/// @param resource the calendar resource that viewings of it take
public record Listing(
    String id,
    String reference,
    Deal deal,
    Type type,
    int bedrooms,
    @JsonInclude(NON_EMPTY) Optional<Integer> bathrooms,
    long priceMinor,
    String currency,
    @JsonInclude(NON_EMPTY) Optional<Per> per,
    String address,
    String area,
    @JsonInclude(NON_EMPTY) Optional<String> postcode,
    Status status,
    @JsonInclude(NON_EMPTY) Optional<LocalDate> availableFrom,
    @JsonInclude(NON_EMPTY) List<String> features,
    @JsonInclude(NON_EMPTY) Optional<String> description,
    @JsonInclude(NON_EMPTY) Optional<String> resource,
    @JsonInclude(NON_EMPTY) List<Medium> media) {

  public Listing {
    features = features == null ? List.of() : List.copyOf(features);
    media = media == null ? List.of() : List.copyOf(media);
  }

  /// The same in another status.
  public Listing with(Status status) {
    return new Listing(
        id,
        reference,
        deal,
        type,
        bedrooms,
        bathrooms,
        priceMinor,
        currency,
        per,
        address,
        area,
        postcode,
        status,
        availableFrom,
        features,
        description,
        resource,
        media);
  }

  /// Whether it is to be rented or bought.
  public enum Deal {
    RENT,
    SALE
  }

  /// What kind of home it is.
  public enum Type {
    FLAT,
    HOUSE,
    STUDIO,
    MAISONETTE,
    OTHER
  }

  /// What one rent pays for.
  public enum Per {
    MONTH,
    WEEK
  }

  /// Whether it can still be had.
  public enum Status {
    AVAILABLE,
    UNDER_OFFER,
    LET,
    SOLD,
    WITHDRAWN
  }

  /// A picture, plan or film of it.
  public record Medium(String kind, String url) {}
}
