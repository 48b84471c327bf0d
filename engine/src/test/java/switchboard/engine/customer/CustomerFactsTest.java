package switchboard.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.customer.Customer.Event;
import switchboard.engine.customer.Customer.Event.AddressLearned;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.EmailLearned;
import switchboard.engine.customer.Customer.Event.FeedbackGiven;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.OptedIn;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Event.RequirementsChanged;
import switchboard.engine.customer.Customer.Event.RoleAdded;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

class CustomerFactsTest {
  static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  static Stream<Event> facts() {
    return Stream.of(
        new Created(Source.PHONE_CALL, AT),
        new Named(new Personal("Pat \"Zoë\" Example"), AT),
        new PhoneLearned(new Personal("+12025550142"), AT),
        new EmailLearned(new Personal("pat@mail.example"), AT),
        new AddressLearned(new Personal("1 Example Street, Springfield"), AT),
        new Event.LanguageLearned("es-US", AT),
        new RoleAdded(Role.LEAD, AT),
        new OptedOut("STOP", AT),
        new OptedIn("START", AT),
        new FeedbackGiven("a1", new Personal("Lovely \"light\", small kitchen 🙂"), AT),
        new RequirementsChanged(
            new Requirements(
                Optional.of(Deal.RENT),
                Optional.of(2),
                Optional.of(3),
                Optional.empty(),
                Optional.of(220_000L),
                Optional.of(new Personal("Queen's Park")),
                Optional.of(Listing.Type.FLAT),
                List.of(new Personal("garden")),
                true),
            AT));
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
