package switchboard.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.customer.Customer;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Stimulus.Said;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// In which language the talk goes on.
class LanguagesTest {

  private static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");
  private static final Profile BOTH = preset("plumber");
  private static final RuleBrain BRAIN = new RuleBrain(Phrases.of("en"));

  private static Profile preset(String tenant) {
    return Presets.all().stream()
        .filter(it -> it.tenant().equals(tenant))
        .findFirst()
        .orElseThrow()
        .profile();
  }

  /// The same business, which has no other language.
  private static Profile english() {
    var persona = new Profile.Persona(BOTH.persona().name(), "", BOTH.persona().greeting());
    return new Profile(
        BOTH.name(),
        BOTH.vertical(),
        BOTH.country(),
        BOTH.zone(),
        BOTH.currency(),
        BOTH.language(),
        BOTH.address(),
        BOTH.numbers(),
        persona,
        BOTH.hours(),
        BOTH.services(),
        BOTH.resources(),
        BOTH.rules(),
        BOTH.emergencies(),
        BOTH.alerts(),
        BOTH.recognition(),
        BOTH.faq(),
        true, Planning.NONE, Telephony.NONE);
  }

  private static Thought think(Profile profile, Frame frame, Stimulus stimulus) {
    return BRAIN.think(frame, stimulus, new Setting(profile, NOON, true));
  }

  private static Said said(String words) {
    return new Said(words, new Understanding("unknown", 0.3, false, Slots.NONE));
  }

  private static Learned found(Optional<String> language) {
    var phone = Optional.of(Personal.of("+19135550142"));
    var it =
        new Result.CustomerFound(
            "c1",
            true,
            Optional.of(Personal.of("Pat Sample")),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            language);
    return new Learned(new Tool.FindCustomer(phone, Customer.Source.PHONE_CALL), it);
  }

  private static String text(Thought thought) {
    return thought.speech().orElseThrow().text();
  }

  private static Optional<String> language(Thought thought) {
    return thought.frame().talk().manner().language();
  }

  @ParameterizedTest
  @CsvSource({
    "¿habla español?,es",
    "do you speak Spanish,es",
    "en español por favor,es",
    "Spanish please,es",
    "español,es",
    "English please,en",
    "can we talk in English,en",
    "habla inglés,en",
    "parlez-vous français,fr",
    "sprechen Sie Deutsch,de",
    "do you speak Mandarin,zh",
    "em português,pt"
  })
  void callers_ask_for_a_language_in_whichever_they_speak(String words, String code) {
    assertThat(Languages.asked(words)).contains(new Languages.Asked(code, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the spanish tiles in my bathroom are loose",
        "my address is 12 English Street",
        "i need the french drain behind the house cleaned",
        "german shepherd in the yard"
      })
  void to_speak_of_a_country_is_not_to_ask_for_its_language(String words) {
    assertThat(Languages.asked(words)).isEmpty();
  }

  @Test
  void a_request_with_more_in_it_is_no_mere_request() {
    var words =
        "in spanish please because my mother has a leak in her kitchen and only speaks that";
    assertThat(Languages.asked(words)).contains(new Languages.Asked("es", false));
  }

  @Test
  void known_customers_are_greeted_in_the_language_they_spoke_last() {
    var greeting = think(BOTH, Frame.EMPTY, found(Optional.of("es-US")));
    assertThat(text(greeting))
        .startsWith("Gracias por llamar a Prairie Plumbing")
        .contains("For English, press 1.");
    assertThat(text(think(BOTH, Frame.EMPTY, found(Optional.empty()))))
        .startsWith("Thanks for calling")
        .contains("Para español, oprima 2.");
  }

  @Test
  void a_preference_for_what_is_not_spoken_here_is_no_matter() {
    assertThat(language(think(BOTH, Frame.EMPTY, found(Optional.of("fr-FR"))))).isEmpty();
    assertThat(text(think(english(), Frame.EMPTY, found(Optional.of("es-US")))))
        .startsWith("Thanks for calling")
        .doesNotContain("español");
  }

  @Test
  void a_key_of_the_greeting_chooses() {
    var greeted = think(BOTH, Frame.EMPTY, found(Optional.empty())).frame();
    var chosen = think(BOTH, greeted, new Pressed("2"));
    assertThat(language(chosen)).contains("es-US");
    assertThat(text(chosen)).startsWith("Con mucho gusto, seguimos en español.");
    assertThat(language(think(BOTH, chosen.frame(), said("English please")))).isEmpty();
    assertThat(language(think(english(), greeted, new Pressed("2")))).isEmpty();
  }

  @Test
  void what_somebody_has_come_to_speak_is_kept_for_the_next_time() {
    var greeted = think(BOTH, Frame.EMPTY, found(Optional.empty())).frame();
    var told = Customer.Details.NONE.withLanguage("es-US");
    assertThat(think(BOTH, greeted, said("¿habla español?")).tools())
        .contains(new Tool.NoteCustomer("c1", told));
  }

  @Test
  void where_it_is_not_spoken_both_languages_say_so_and_a_person_is_offered() {
    var asked = think(english(), Frame.EMPTY, said("¿habla español?"));
    assertThat(text(asked))
        .contains("I am sorry, here we only speak English.")
        .contains("Lo siento, aquí solo atendemos en inglés.")
        .endsWith("Shall I have someone call you back?");
  }

  @Test
  void who_just_speaks_it_is_told_once() {
    var first = think(english(), Frame.EMPTY, said("hola necesito una cita por favor"));
    assertThat(text(first)).contains("Lo siento, aquí solo atendemos en inglés.");
    var again = think(english(), first.frame(), said("es que tengo una fuga en mi casa"));
    assertThat(text(again)).doesNotContain("Lo siento");
  }

  @Test
  void an_emergency_is_not_kept_waiting_for_a_language() {
    var alarm = new Understanding("emergency", 0.95, true, Slots.NONE);
    var it = think(english(), Frame.EMPTY, new Said("ayuda hay agua por todas partes", alarm));
    assertThat(text(it)).doesNotContain("atendemos").contains("urgent");
  }

  @Test
  void a_spanish_name_or_address_does_not_change_the_language() {
    var asked = Frame.EMPTY.asking(switchboard.engine.understanding.Understander.Expectation.NAME);
    assertThat(language(think(BOTH, asked, said("José de la Cruz y Peña")))).isEmpty();
  }

  @Test
  void texts_of_the_business_are_in_its_language_where_it_has_them() {
    var spanish = BOTH.in("es-US");
    assertThat(spanish.language()).isEqualTo("es-US");
    assertThat(spanish.service("faucet-fix").orElseThrow().name())
        .isEqualTo("reparación de llaves");
    assertThat(spanish.service("faucet-fix").orElseThrow().synonyms())
        .contains("grifo", "faucet repair", "faucet");
    assertThat(spanish.faq().getFirst().answer()).startsWith("Abrimos");
    assertThat(BOTH.languages()).isEqualTo(List.of("en-US", "es-US"));
    assertThat(english().in("es-US")).isEqualTo(english());
  }

  @Test
  void what_a_translation_leaves_out_stays_as_it_is() {
    var empty = Map.of("es-US", switchboard.engine.tenant.Translation.NONE);
    var persona =
        new Profile.Persona(
            "Rosa", "", "Hello, {business}", Optional.empty(), Map.of(), List.of(), empty);
    assertThat(persona.languages()).containsOnlyKeys("es-US");
    assertThat(BOTH.in("es-US").resource("van-1").orElseThrow().name()).isEqualTo("Van 1");
  }
}
