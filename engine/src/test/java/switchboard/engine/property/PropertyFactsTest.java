package switchboard.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Event.Changed;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.property.Event.TenancyChanged;
import switchboard.engine.property.Event.Withdrawn;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Medium;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;

class PropertyFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  private static final Listing FULL =
      new Listing(
          "p1",
          "JB-2024-001",
          Deal.RENT,
          Listing.Type.FLAT,
          2,
          Optional.of(1),
          220_000,
          "GBP",
          Optional.of(Per.MONTH),
          "Flat 3, 12 Elgin Avenue, London W9 0ZZ",
          "Maida Vale",
          Optional.of("W9 0ZZ"),
          Status.UNDER_OFFER,
          Optional.of(LocalDate.of(2026, 2, 1)),
          List.of("balcony"),
          Optional.of("Bright and quiet."),
          Optional.of("lk-101"),
          List.of(new Medium("image", "https://agency.example/1.jpg")));

  private static final Listing BARE =
      new Listing(
          "p2",
          "JB-2",
          Deal.SALE,
          Listing.Type.OTHER,
          0,
          Optional.empty(),
          1,
          "GBP",
          Optional.empty(),
          "1 Example Mews",
          "Islington",
          Optional.empty(),
          Status.AVAILABLE,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  static Stream<Event> facts() {
    var manager =
        new Tenancy.Contact(new Personal("Mo Example"), Optional.of(new Personal("+447700900111")));
    return Stream.of(
        new Listed(FULL, AT),
        new Changed(BARE, AT),
        new Withdrawn(AT),
        new TenancyChanged(
            new Tenancy(Optional.of("c1"), Optional.of("c2"), Optional.of(manager)), AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
