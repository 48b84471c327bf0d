package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Speaking;

final class VoiceTest {

  private static Profile speaking(Speaking wanted) {
    var profile = Acme.ACME.profile();
    return profile.with(profile.telephony().with(wanted));
  }

  private static Speaking wanted(String recogniser, String model, String speaker) {
    return new Speaking(
        Optional.of(recogniser).filter(it -> !it.isEmpty()),
        Optional.of(model).filter(it -> !it.isEmpty()),
        Optional.of("Polly.Amy-Neural"),
        Optional.of(speaker),
        Optional.of("en-GB"));
  }

  private static Xml gather(Profile profile, String language) {
    return Xml.parse(Twiml.listen(Voice.of(profile, language), "Hello", "/next")).first("Gather");
  }

  @Test
  void without_settings_nothing_is_said_of_a_model() {
    assertThat(Twiml.listen(Voice.of(Acme.ACME.profile()), "Hello", "/next"))
        .doesNotContain("speechModel");
  }

  @Test
  void the_owners_model_voice_and_accent_are_in_every_document_that_listens() {
    var profile = speaking(wanted("deepgram", "nova-3", "twilio"));
    var gather = gather(profile, "en-US");
    assertThat(gather.attribute("speechModel")).isEqualTo("deepgram_nova-3");
    assertThat(gather.attribute("language")).isEqualTo("en-GB");
    assertThat(gather.first("Say").attribute("voice")).isEqualTo("Polly.Amy-Neural");
    assertThat(Twiml.company(Voice.of(profile), "Hm", "/said", "/next"))
        .contains("speechModel=\"deepgram_nova-3\"");
  }

  @Test
  void twilios_own_model_is_named_as_it_is_and_what_twilio_lacks_is_not_named() {
    assertThat(gather(speaking(wanted("", "phone_call", "twilio")), "en-US").attribute("speechModel"))
        .isEqualTo("phone_call");
    assertThat(gather(speaking(wanted("openai", "whisper-1", "twilio")), "en-US").attribute("speechModel"))
        .isEmpty();
  }

  @Test
  void another_language_keeps_its_voice_and_another_speakers_voice_is_not_twilios() {
    var profile = speaking(wanted("deepgram", "", "deepgram"));
    var spanish = gather(profile, "es-US");
    assertThat(spanish.attribute("language")).isEqualTo("es-US");
    assertThat(spanish.first("Say").attribute("voice")).isEqualTo("Polly.Lupe");
    assertThat(spanish.attribute("speechModel")).isEqualTo("deepgram_nova-3");
    assertThat(gather(profile, "en-US").first("Say").attribute("voice")).isEqualTo("Polly.Joanna");
  }
}
