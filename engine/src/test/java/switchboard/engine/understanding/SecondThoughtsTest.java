package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Callers say things several times, in parts and in several ways; what is complete, corrected or
/// spelled is what they mean.
class SecondThoughtsTest {

  private static Optional<String> name(String said, boolean asked) {
    var plain = NameGloss.of(Tokens.of(said));
    return Names.find(plain.tokens(), asked).map(Names.Found::name);
  }

  private static Optional<String> address(String said, String country) {
    var plain = AddressGloss.of(Tokens.of(said));
    return Addresses.find(plain.tokens(), true, country).map(Addresses.Found::line);
  }

  private static Optional<String> email(String said) {
    var plain = DictationGloss.of(Tokens.of(said));
    return EmailWords.find(plain.tokens()).map(EmailWords.Found::email);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello it's greta greta sample | Greta Sample",
        "mr sample, otto sample | Otto Sample",
        "put it under sample please that's hugo sample | Hugo Sample",
        "it's peter no sorry paula paula sample | Paula Sample",
        "i used to be nora probe i'm nora sample | Nora Sample",
        "n o e l l e noelle sample | Noelle Sample",
        "it's clare, no i, clare sample | Clare Sample",
        "o apostrophe s a m p l e declan o'sample | Declan O'Sample",
        "ada lovett smith with a hyphen | Ada Lovett-Smith",
        "martha, and the surname's sample | Martha Sample",
      })
  void the_whole_name_is_meant_and_not_its_beginning(String said, String meant) {
    assertThat(name(said, true)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my name's greta but this is for my brother, otto sample | Otto Sample",
        "the appointment is for my grandmother, edith sample, i'm tess | Edith Sample",
        "i'm ringing on behalf of mr otto sample, i'm the carer | Otto Sample",
      })
  void whom_a_call_is_for_counts_more_than_who_calls(String said, String meant) {
    assertThat(name(said, true)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"hang on a second i am driving", "why do you need to know that", "does it matter"})
  void what_is_no_name_stays_none(String said) {
    assertThat(name(said, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n one four one a a and it's seven sample road | 7 Sample Road, N14 1AA",
        "nine sample street, that's over the shop, in leeds l s one one a a | 9 Sample Street,"
            + " Leeds, LS1 1AA",
        "flat two slash one, one hundred and ten sample road | Flat 2/1, 110 Sample Road",
        "twenty two to twenty four sample street, leeds | 22-24 Sample Street, Leeds",
        "sixty one b sample road, b for bravo, n four one a a | 61B Sample Road, N4 1AA",
        "forty four sample road dublin six | 44 Sample Road, Dublin 6",
        "eight sample court road | 8 Sample Court Road",
        "thirty two abbot samplegate, york, y o one one a a | 32 Abbot Samplegate, York, YO1 1AA",
      })
  void an_address_is_put_together_from_all_its_parts(String said, String meant) {
    assertThat(address(said, "GB")).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twelve thirty lot six, sample rose lane | 1230 Sample Rose Lane, Lot 6",
        "four one two camino del sample, unit three | 412 Camino del Sample, Unit 3",
        "five twenty calle sample apartment two b | 520 Calle Sample, Apt 2B",
      })
  void streets_whose_kind_comes_first_and_lots_are_known(String said, String meant) {
    assertThat(address(said, "US")).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s m one two at mail dot example, sorry, one three, s m one three at mail dot example |"
            + " sm13@mail.example",
        "v e r a, v for victor not b, at mail dot example | vera@mail.example",
        "kit dot b b for bravo at mail dot example | kit.b@mail.example",
        "it's b for bernard, b sample, at mail dot example | bsample@mail.example",
        "kit dot sample double oh four, the number oh oh four, at mail dot example |"
            + " kit.sample004@mail.example",
        "kit s a m p l e underscore, sorry, dash, jones at mail dot example |"
            + " kitsample-jones@mail.example",
        "annette with two n's and two t's at mail dot example | annette@mail.example",
        "jan at sample dot n l, s a m p l e | jan@sample.nl",
        "it's bread by kit at mail dot example | breadbykit@mail.example",
        "kit at one stop sample dot example | kit@onestopsample.example",
        "hanna h at mail dot example | hannah@mail.example",
      })
  void an_email_address_said_anew_replaces_what_was_said(String said, String meant) {
    assertThat(email(said)).contains(meant);
  }
}
