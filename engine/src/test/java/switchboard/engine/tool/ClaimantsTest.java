package switchboard.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.CustomerFound;

class ClaimantsTest {

  private static final Optional<Personal> PHONE = Optional.of(Personal.of("+19135550142"));

  private final House house = new House(Instant.parse("2026-11-23T16:00:00Z"));

  /// Pat, who has told us everything on an earlier call.
  private final String pat = call("CA1", "r1", PHONE).customer();

  ClaimantsTest() {
    var told = details("Pat Sample", "Pat@Mail.example", "12 Oak Street, Leawood");
    house.run("CA1", "r2", new Tool.NoteCustomer(pat, told));
  }

  private CustomerFound call(String conversation, String run, Optional<Personal> phone) {
    var find = new Tool.FindCustomer(phone, Source.PHONE_CALL);
    return (CustomerFound) house.run(conversation, run, find);
  }

  private static Details details(String name, String email, String address) {
    return new Details(said(name), Optional.empty(), said(email), said(address));
  }

  private static Optional<Personal> said(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).map(Personal::of);
  }

  private CustomerFound claim(String customer, boolean fresh, Details said) {
    var claim = Optional.of(new Tool.Claim(customer, said, fresh));
    var find = new Tool.FindCustomer(Optional.empty(), Source.PHONE_CALL, claim);
    return (CustomerFound) house.run("CA2", "r9", find);
  }

  @ParameterizedTest
  @CsvSource({
    "Pat Sample, pat@mail.example, '', true",
    "pat, PAT@MAIL.EXAMPLE, '', true",
    "Pat Sample, '', '12 Oak St in Leawood', true",
    "Pat Sample, '', '12 Elm Road', false",
    "Pat Sample, '', 'Oak Street', false",
    "Pat Sample, other@mail.example, '', false",
    "Sam Other, pat@mail.example, '', false",
    "Pat Sample, '', '', false"
  })
  void name_and_something_on_file_prove_who_somebody_is(
      String name, String email, String address, boolean proved) {
    var found = claim(pat, false, details(name, email, address));
    assertThat(found.identified()).isEqualTo(proved);
    assertThat(found.customer()).isEqualTo(pat);
    assertThat(found.address().isPresent()).isEqualTo(proved);
  }

  @Test
  void what_did_not_agree_changes_nothing() {
    claim(pat, false, details("Pat Sample", "other@mail.example", ""));
    assertThat(claim(pat, false, details("Pat Sample", "pat@mail.example", "")).identified())
        .isTrue();
  }

  @Test
  void who_calls_from_another_telephone_is_known_by_name_and_email() {
    var other = call("CA2", "r5", Optional.of(Personal.of("+19135550199"))).customer();
    var found = claim(other, true, details("Pat Sample", "pat@mail.example", ""));
    assertThat(found.customer()).isEqualTo(pat);
    assertThat(found.identified()).isTrue();
  }

  @Test
  void who_is_new_is_kept_as_somebody_new() {
    var other = call("CA2", "r5", Optional.empty()).customer();
    var found = claim(other, true, details("Sam Other", "sam@mail.example", ""));
    assertThat(found.customer()).isEqualTo(other);
    assertThat(found.known()).isFalse();
    assertThat(found.identified()).isFalse();
    var again = call("CA3", "r6", Optional.empty()).customer();
    assertThat(claim(again, true, details("Sam Other", "sam@mail.example", "")).customer())
        .isEqualTo(other);
  }

  @Test
  void a_strangers_email_with_a_wrong_name_opens_nothing() {
    var other = call("CA2", "r5", Optional.empty()).customer();
    var found = claim(other, true, details("Sam Other", "pat@mail.example", ""));
    assertThat(found.customer()).isEqualTo(other);
    assertThat(found.identified()).isFalse();
    assertThat(found.next()).isEmpty();
  }
}
