package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LiveInBrowserTest extends BrowserFixture {

  private static Locator card(Page page, String name) {
    return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void every_call_in_progress_is_told_as_it_is_spoken() {
    var page = opened("/live");
    var call = card(page, "Alex Stone");
    assertThat(call).containsText("making a banging noise");
    assertThat(call).containsText("Turn by turn");
    assertThat(call).containsText("Book");
    assertThat(call.locator(".stages")).containsText("300 ms answered");
    api.speak();
    assertThat(call).containsText("it just bangs when it heats up");
    assertThat(call.locator(".stages").last()).containsText("180 ms first words");
  }

  @Test
  void a_call_that_comes_in_is_there_and_emergencies_come_first() {
    var page = opened("/live");
    assertThat(card(page, "Alex Stone")).isVisible();
    api.ring("k30", "es-US");
    var call = card(page, "(555) 555-0127");
    call.waitFor();
    assertThat(call).hasClass(word("emergency"));
    assertThat(page.locator(".live-call").first()).containsText("(555) 555-0127");
    assertThat(call).containsText("Spanish");
    assertThat(call).containsText("Live voice");
    assertThat(call.locator(".run")).hasText("Looking for free times…");
    assertThat(call.locator("s"))
        .hasText("please find the main valve, it is often in the basement beside the meter.");
    assertThat(page.locator(".online [role=status]").first()).hasText("(555) 555-0127 is calling.");
    api.hangUp("k30");
    assertThat(call).containsText("Ended");
    assertThat(call.getByRole(AriaRole.BUTTON)).hasCount(0);
  }

  @Test
  void a_change_in_one_call_asks_for_that_call_only() {
    var asked = new ConcurrentLinkedQueue<String>();
    var page = opened("/live");
    card(page, "Alex Stone").waitFor();
    page.onRequest(it -> asked.add(it.url().replaceFirst("^[^/]*//[^/]*", "")));
    api.speak();
    assertThat(card(page, "Alex Stone")).containsText("it just bangs");
    assertThat(asked.stream().filter(it -> it.startsWith("/v1/")).toList())
        .containsExactly("/v1/owner/live?ids=k1");
  }

  @Test
  void a_hundred_calls_can_be_looked_through() {
    IntStream.range(0, 120).forEach(it -> api.ring("many" + it));
    var page = opened("/live");
    assertThat(page.locator(".live-call")).hasCount(121);
    assertThat(page.locator(".online-calls")).hasClass(word("dense"));
    page.getByLabel("Show only calls with").fill("alex");
    assertThat(page.locator(".live-call")).hasCount(1);
    page.getByLabel("Show only calls with").fill("nobody at all");
    assertThat(page.locator(".empty")).containsText("No such call");
  }

  @Test
  void a_sentence_is_whispered_from_the_keyboard_and_waits_for_the_next_reply() {
    var page = opened("/live");
    card(page, "Alex Stone").waitFor();
    press(page, "j", "w");
    page.getByLabel("What to say").fill("The van is\nten minutes late");
    press(page, "Enter");
    assertThat(page.locator(".toast")).containsText("It will be said");
    assertThat(api.writes())
        .containsExactly(
            "POST /v1/owner/calls/k1/whisper {\"words\":\"The van is ten minutes late\"}");
    assertThat(card(page, "Alex Stone")).containsText("said with the next reply");
  }

  @Test
  void a_call_is_given_to_one_of_the_staff() {
    var page = opened("/calls/k1");
    page.locator(".call-head").getByRole(AriaRole.BUTTON, in("Take over")).click();
    page.getByLabel("Whose phone").waitFor();
    page.getByRole(AriaRole.BUTTON, named("Call this phone")).click();
    assertThat(page.locator(".toast")).containsText("Ringing");
    assertThat(api.writes()).singleElement().asString().contains("/k1/take-over");
  }

  @Test
  void a_call_is_ended_after_asking_and_a_call_that_is_over_says_so() {
    var page = opened("/live");
    card(page, "Alex Stone").getByRole(AriaRole.BUTTON, in("End call")).click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("End the call with Alex Stone?");
    assertThat(api.writes()).isEmpty();
    dialog.getByRole(AriaRole.BUTTON, in("End the call")).click();
    assertThat(page.locator(".toast")).containsText("The call is over");
    assertThat(card(page, "Alex Stone")).containsText("Ended");
  }

  @Test
  void a_lost_stream_is_told_and_caught_up_with() {
    var page = opened("/live");
    card(page, "Alex Stone").waitFor();
    api.down();
    assertThat(page.locator(".dot.lost")).isVisible();
    assertThat(page.locator(".online .stale")).containsText("The captions stopped at 10:1");
    api.speak();
    api.up();
    assertThat(card(page, "Alex Stone")).containsText("it just bangs");
    assertThat(page.locator(".online .stale")).hasCount(0);
  }

  @Test
  void nobody_calling_says_what_will_be_there_and_a_failure_can_be_tried_again() {
    api.emptied();
    var page = opened("/");
    press(page, "g", "l");
    assertThat(page.locator(".online .empty")).containsText("Nobody is calling");
    press(page, "g", "t");
    assertThat(page.locator("h1").first()).containsText("A quiet day");
    api.down();
    press(page, "g", "l");
    assertThat(page.locator(".online .failed")).containsText("could not be loaded");
    api.up();
    page.getByRole(AriaRole.BUTTON, named("Try again")).first().click();
    assertThat(page.locator(".online .empty")).containsText("Nobody is calling");
  }

  @Test
  void today_asks_last_and_shows_what_is_grave_first() {
    api.alarm("k7", "life", "I can smell gas in my basement");
    var page = opened("/");
    page.locator("sb-alerts .decision").waitFor();
    page.locator("sb-ask").waitFor();
    var order =
        (String)
            page.evaluate(
                """
                [...document.querySelectorAll('sb-alerts, sb-waiting, sb-on-the-line, sb-ask')]
                  .map(it => it.localName).join()
                """);
    assertThat(order).isEqualTo("sb-alerts,sb-waiting,sb-on-the-line,sb-ask");
  }
}
