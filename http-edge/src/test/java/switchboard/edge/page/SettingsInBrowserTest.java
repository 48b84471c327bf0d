package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

final class SettingsInBrowserTest extends BrowserFixture {

  @Test
  void how_the_business_hears_and_speaks_is_chosen_and_kept() {
    var page = opened("/");
    press(page, "g", "o");
    page.getByLabel("Who listens").selectOption("deepgram");
    page.getByLabel("Model").fill("nova-3");
    page.getByLabel("Accent").selectOption("en-GB");
    page.locator("sb-speech").getByRole(AriaRole.BUTTON, in("Save")).click();
    assertThat(page.locator(".toast")).containsText("Saved");
    assertThat(api.writes())
        .containsExactly(
            "PUT /v1/owner/speech {\"recogniser\":\"deepgram\",\"model\":\"nova-3\","
                + "\"speaker\":\"twilio\",\"voice\":\"Polly.Joanna\",\"language\":\"en-GB\"}");
    page.reload();
    assertThat(page.getByLabel("Who listens")).hasValue("deepgram");
    assertThat(page.getByLabel("Model")).hasValue("nova-3");
  }

  @Test
  void a_field_that_will_not_do_says_so_where_it_stands() {
    var page = opened("/settings");
    page.locator("#speech-voice").fill("two words");
    page.locator("sb-speech").getByRole(AriaRole.BUTTON, in("Save")).click();
    assertThat(page.locator("[data-field=voice] .fault-text")).containsText("must be a name");
    assertThat(page.locator("#speech-voice")).isFocused();
  }

  @Test
  void where_no_voice_can_be_heard_it_is_said_plainly() {
    var page = opened("/settings");
    page.getByRole(AriaRole.BUTTON, named("Hear it")).click();
    assertThat(page.locator("sb-speech [role=status]"))
        .hasText("No program that speaks is installed on the server (espeak-ng).");
  }

  @Test
  void a_voice_service_talks_to_a_share_of_callers() {
    var page = opened("/settings");
    var form = page.locator("sb-rollout");
    assertThat(form).containsText("OpenAI (no key here), Ultravox (may not hear your callers)");
    form.getByLabel("Voice service").selectOption("deepgram");
    form.getByLabel("Callers it talks to").fill("250");
    form.getByRole(AriaRole.BUTTON, in("Save")).click();
    assertThat(form.locator("[data-field=percent] .fault-text")).containsText("from 0 to 100");
    form.getByLabel("Callers it talks to").fill("25");
    form.getByRole(AriaRole.BUTTON, in("Save")).click();
    assertThat(page.locator(".toast")).containsText("from the next call on");
    page.reload();
    assertThat(form.getByLabel("Callers it talks to")).hasValue("25");
  }
}
