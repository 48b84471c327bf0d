package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.edge.access.House;

/// The owner calls and writes to the receptionist, before a browser whose ears and mouth the test
/// has in hand.
final class TryInBrowserTest extends BrowserFixture {

  /// `say(text)` is what the microphone catches; what is spoken lasts until `finish()`.
  private static final String SENSES =
      """
      window.spoken = [];
      class Ears { start() { window.ears = this; } stop() {} abort() { this.gone = true; } }
      window.SpeechRecognition = window.webkitSpeechRecognition = Ears;
      window.catches = (text, isFinal = true) => {
        const alternatives = [{transcript: text, confidence: 0.9}];
        alternatives.isFinal = isFinal;
        window.ears.onresult({resultIndex: 0, results: [alternatives]});
      };
      window.SpeechSynthesisUtterance = function (text) { this.text = text; };
      const mouth = {
        speak: it => { window.utterance = it; window.spoken.push(it.text); setTimeout(() => it.onstart?.(), 5); },
        cancel: () => { window.utterance = undefined; },
      };
      Object.defineProperty(window, 'speechSynthesis', {value: mouth});
      window.finish = () => { const it = window.utterance; window.utterance = undefined; it?.onend(); };
      window.reaches = index => window.utterance.onboundary({charIndex: index});
      """;

  private final House house = new House(1_000);

  @AfterEach
  void close() {
    house.close();
  }

  private Page tried(Page page, String senses) {
    page.addInitScript(senses);
    page.navigate(house.server.base() + "/try#key=alpha-key&token=alpha-token");
    page.getByRole(AriaRole.HEADING, named("Try it")).waitFor();
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    return page;
  }

  private static void click(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).click();
  }

  private static void spoken(Page page, String text) {
    page.waitForFunction("text => window.spoken.at(-1) === text", text);
  }

  @Test
  void a_call_is_heard_answered_timed_and_ended() {
    var page = tried(wide(), SENSES);
    click(page, "Start the call");
    spoken(page, "Hello. How can I help?");
    page.evaluate("finish()");
    assertThat(page.locator(".state")).containsText("Listening");
    page.evaluate("catches('my tap is dripping')");
    spoken(page, "You said my tap is dripping");
    assertThat(page.locator(".try-log .took").last()).containsText("ms to the first word");
    page.evaluate("finish()");
    click(page, "5");
    spoken(page, "You said 5");
    page.evaluate("finish()");
    page.evaluate("catches('bye')");
    spoken(page, "You said bye");
    page.evaluate("finish()");
    assertThat(page.locator(".state")).containsText("has ended");
    page.waitForCondition(() -> house.talks.done.contains("report completed"));
    assertThat(house.talks.done)
        .containsExactly(
            "hear 1 my tap is dripping", "press 2 5", "hear 3 bye", "report completed");
  }

  @Test
  void speaking_cuts_what_is_being_said_and_tells_how_much_was_heard() {
    var page = tried(wide(), SENSES);
    click(page, "Start the call");
    spoken(page, "Hello. How can I help?");
    page.evaluate("reaches(7)");
    page.evaluate("catches('how can i')");
    assertThat(page.locator(".try-log .you")).hasCount(0);
    page.evaluate("catches('I have no water', false)");
    assertThat(page.locator(".try-log s")).hasText("How can I help?");
    page.evaluate("catches('I have no water')");
    spoken(page, "You said I have no water");
    assertThat(house.talks.done).startsWith("interrupt 0 Hello.", "hear 1 I have no water");
  }

  @Test
  void where_the_browser_cannot_listen_typing_stands_in() {
    var page =
        tried(
            wide(),
            "delete window.webkitSpeechRecognition; delete window.SpeechRecognition;"
                + "Object.defineProperty(window, 'speechSynthesis', {value: undefined});");
    click(page, "Start the call");
    assertThat(page.locator(".try-log")).containsText("Hello. How can I help?");
    page.getByLabel("Type instead of speaking").fill("my tap is dripping");
    click(page, "Say");
    assertThat(page.locator(".try-log")).containsText("You said my tap is dripping");
  }

  @Test
  void texts_and_the_chat_are_tried_as_well() {
    var page = tried(wide(), SENSES);
    for (var kind : new String[] {"Text", "Web chat"}) {
      click(page, kind);
      page.getByLabel("Write as a customer").fill("hello by " + kind);
      click(page, "Send");
      assertThat(page.locator(".try-log")).containsText("You said hello by " + kind);
    }
    assertThat(house.talks.asked.getFirst()).contains("alpha:try-text-", " SMS ");
    assertThat(house.talks.asked.getLast()).contains("alpha:try-chat-", " CHAT ");
  }

  @Test
  void the_owner_puts_the_chat_on_their_pages() {
    var page = tried(wide(), SENSES);
    click(page, "Put it on my web site");
    page.getByLabel("Addresses of your pages").fill("https://www.alpha.example");
    click(page, "Make a token and the line to paste");
    assertThat(page.getByLabel("Paste this")).hasValue(java.util.regex.Pattern.compile("sbw_"));
    click(page, "Save");
    assertThat(page.locator(".toast")).containsText("Saved");
    var widget = house.tenants.byId("alpha").orElseThrow().profile().telephony().widget();
    assertThat(widget.orElseThrow().origins()).containsExactly("https://www.alpha.example");
  }

  static Stream<Arguments> screens() {
    return Stream.of(360, 768, 1440)
        .flatMap(width ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(width, scheme)));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void it_leaves_nobody_out(int width, ColorScheme scheme) {
    var page = tried(sized(width, scheme), SENSES);
    check(page, "before", width);
    click(page, "Start the call");
    spoken(page, "Hello. How can I help?");
    page.evaluate("finish()");
    page.evaluate("catches('my tap is dripping')");
    spoken(page, "You said my tap is dripping");
    page.locator(".try-log .took").last().waitFor();
    check(page, "in a call", width);
    page.evaluate("finish()");
    click(page, "Put it on my web site");
    page.getByLabel("Addresses of your pages").waitFor();
    check(page, "web site", width);
  }

  private static void check(Page page, String what, int width) {
    var found = violations(page);
    assertThat(found)
        .as(what)
        .extracting(it -> it.getId() + ": " + it.getNodes().getFirst().getHtml())
        .isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(what)
        .isLessThanOrEqualTo(width);
  }
}
