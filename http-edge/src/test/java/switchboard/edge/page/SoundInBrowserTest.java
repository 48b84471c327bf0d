package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SoundHouse;
import switchboard.simulator.sound.Sound;

/// The owner calls their receptionist with a microphone, and a voice service hears and answers.
final class SoundInBrowserTest extends BrowserFixture {

  private static final String DEAF =
      "delete window.webkitSpeechRecognition; delete window.SpeechRecognition;"
          + "Object.defineProperty(window, 'speechSynthesis', {value: undefined});";

  private static final String TOLD =
      """
      {"conversation": {"id": "try-1", "channel": "voice", "started": "2026-03-02T10:00:00-05:00"},
       "turns": [{"turn": 1, "kind": "speech", "said": "My tap is dripping", "runs": [],
         "reply": "I can send Sam at ten, or Riley at eleven.", "heardText": "I can send Sam"}]}
      """;

  private final SoundHouse sound = new SoundHouse();

  @AfterEach
  void close() {
    sound.close();
  }

  private Page called() {
    sound.rollOut(0);
    var page = wide();
    page.addInitScript(DEAF);
    page.route(
        "**/v1/crm/conversations/try-*",
        it -> it.fulfill(new Route.FulfillOptions().setBody(TOLD)));
    page.navigate(sound.house.server.base() + "/try#key=alpha-key&token=alpha-token");
    click(page, "Start the call");
    assertThat(page.locator(".line-bar .took")).containsText("Deepgram listens");
    return page;
  }

  private static void click(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).click();
  }

  @Test
  void a_voice_service_hears_the_microphone_and_gives_way_to_it() {
    var page = called();
    page.waitForCondition(() -> sound.loud() > 500);
    sound.says("i0", "How can I help you today?", Sound.tone(5_000));
    page.waitForCondition(
        () -> sound.told().stream().anyMatch(it -> it.startsWith("interrupted i0 ")));
    assertThat(page.locator(".line-bar .took")).containsText("ms from your last word");
    assertThat(page.locator(".try-log .you")).containsText("My tap is dripping");
    assertThat(page.locator(".try-log s")).hasText("at ten, or Riley at eleven.");
    assertThat(page.getByLabel("Type instead of speaking")).hasCount(0);
    click(page, "5");
    page.waitForCondition(() -> sound.noted().contains("pressed 5"));
    click(page, "Hang up");
    assertThat(page.locator(".state")).containsText("has ended");
    page.waitForCondition(() -> sound.house.talks.done.contains("report completed"));
    assertThat(sound.noted()).anyMatch(it -> it.startsWith("agent: How can I help you today? | "));
  }

  @Test
  void when_the_voice_service_is_gone_the_call_goes_on_in_words() {
    var page = called();
    page.waitForCondition(() -> sound.loud() > 100);
    sound.lost();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The voice service is gone");
    assertThat(page.getByLabel("Type instead of speaking")).isVisible();
    assertThat(page.locator(".state")).containsText("Listening");
    page.getByLabel("Type instead of speaking").fill("my tap is dripping");
    click(page, "Say");
    page.waitForCondition(() ->
        sound.house.talks.done.stream()
            .anyMatch(it -> it.startsWith("hear") && it.endsWith("my tap is dripping")));
  }
}
