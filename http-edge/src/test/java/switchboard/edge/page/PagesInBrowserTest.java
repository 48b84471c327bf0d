package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PagesInBrowserTest extends BrowserFixture {

  private static final String SHELL_KEPT =
      """
      async () => !!navigator.serviceWorker.controller
          && (await (await caches.open('shell')).keys()).length > 25
      """;

  @Test
  void keys_in_the_address_sign_in_and_are_taken_out_of_it() {
    var page = opened("/");
    assertThat(page).hasURL(address("/"));
    assertThat(page).hasTitle("Today · Elm Street Plumbing");
    assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
  }

  @Test
  void keys_are_kept_beyond_the_tab_only_when_asked() {
    var page = wide();
    page.navigate(address("/"));
    page.getByLabel("API key").fill(StubApi.KEY);
    page.getByLabel("Owner token").fill(StubApi.TOKEN);
    page.getByLabel("Stay signed in").check();
    page.keyboard().press("Enter");
    assertThat(heading(page)).containsText("Seven calls since eight.");
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    var later = wide();
    later.navigate(address("/messages"));
    assertThat(heading(later)).hasText("Messages");
    later.getByRole(AriaRole.BUTTON, named("Sign out")).first().click();
    assertThat(later.getByLabel("Owner token")).isVisible();
    assertThat(later.evaluate("localStorage.getItem('switchboard.keys')")).isNull();
  }

  @Test
  void wrong_keys_are_refused_in_words() {
    var page = wide();
    page.navigate(address("/"));
    page.getByLabel("API key").fill("sbk_wrong");
    page.getByLabel("Owner token").fill("sbo_wrong");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("These keys open nothing");
  }

  @Test
  void today_says_what_needs_the_owner() {
    var page = opened("/");
    assertThat(heading(page))
        .hasText(
            "Seven calls since eight. One emergency, Sam at 10:30. Next: 10:30 burst pipe, 42 Elm Street.");
    assertThat(section(page, "Waiting for you")).containsText("Burst pipe under the kitchen sink");
    assertThat(section(page, "Waiting for you")).containsText("Call back");
    assertThat(section(page, "Tomorrow 3")).containsText("Basement drain backs up");
    assertThat(section(page, "Today 8")).not().containsText("Outside tap frozen");
  }

  @Test
  void calls_are_captioned_as_they_are_spoken() {
    var page = opened("/");
    var captions = section(page, "On the line");
    assertThat(captions).containsText("Is it leaking as well?");
    api.speak();
    assertThat(captions).containsText("it just bangs when it heats up");
  }

  @Test
  void a_transcript_grows_while_people_speak() {
    var page = opened("/calls/k1");
    var transcript =
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Transcript"));
    assertThat(transcript).containsText("making a banging noise");
    api.speak();
    assertThat(transcript).containsText("Which suits you?");
    assertThat(transcript).containsText("2 times found");
    api.speak();
    assertThat(transcript).containsText("Booked for tomorrow at ten with Riley.");
    assertThat(transcript).containsText("Listening");
  }

  @Test
  void what_the_caller_did_not_hear_is_struck_out() {
    var page = opened("/calls/k2");
    assertThat(page.locator(".transcript s"))
        .hasText(Pattern.compile("We could also come at eleven or at$"));
    assertThat(page.locator(".run").nth(2)).containsText("Made the appointment");
    assertThat(page.locator(".call-head")).containsText("3:04");
  }

  @Test
  void an_appointment_made_now_appears_on_the_schedule() {
    var page = opened("/schedule/2026-03-04");
    assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Jo")))
        .containsText("New tankless heater");
    api.book("Leak in the garage");
    assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Riley")))
        .containsText("Leak in the garage");
    page.getByRole(AriaRole.BUTTON, named("Agenda")).click();
    assertThat(page.locator(".agenda")).containsText("Leak in the garage");
    page.locator(".agenda-row").first().click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Tomorrow, 8:00 AM – 9:00 AM");
  }

  @Test
  void the_keyboard_reaches_everything() {
    var page = opened("/");
    press(page, "g", "c");
    page.locator(".call-row").first().waitFor();
    press(page, "j", "j", "Enter");
    assertThat(page).hasURL(address("/calls/k2"));
    press(page, "g", "s", "ArrowRight");
    assertThat(heading(page)).containsText("Tomorrow");
    press(page, "?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Next in a list");
    press(page, "Escape", "/");
    page.keyboard().type("morgan");
    assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("Morgan Reed");
    press(page, "Enter");
    assertThat(page).hasURL(address("/people/c2"));
    assertThat(page.locator(".card h1")).hasText("Morgan Reed");
  }

  @Test
  void a_lost_stream_is_told_and_caught_up_with() {
    var page = opened("/calls/k1");
    api.down();
    assertThat(page.locator(".dot.lost")).containsText("Not live since 10:1");
    api.speak();
    api.up();
    assertThat(page.locator(".dot")).containsText("Live");
    assertThat(page.locator(".transcript")).containsText("Which suits you?");
  }

  @Test
  void what_cannot_be_loaded_can_be_tried_again() {
    var page = opened("/");
    api.down();
    press(page, "g", "p");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Back in a moment.");
    api.up();
    page.getByRole(AriaRole.BUTTON, named("Try again")).first().click();
    assertThat(page.locator(".person-row").first()).containsText("Dana Fields");
  }

  @Test
  void empty_lists_say_what_will_appear() {
    api.emptied();
    var page = opened("/");
    assertThat(heading(page)).hasText("A quiet day so far.");
    assertThat(page.locator("main")).containsText("you read here what they say");
    for (var list : new String[] {"c", "p", "m"}) {
      press(page, "g", list);
      assertThat(page.locator(".side .empty, .narrow .empty")).containsText("appear");
    }
  }

  @Test
  void what_callers_say_is_never_more_than_text() {
    var naughty = "<img src=x onerror=alert(1)>${7*7}\u202Etxt\uD83D\uDE00";
    api.rename("c2", naughty);
    var page = opened("/people/c2");
    assertThat(page.locator(".card h1")).hasText(naughty);
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void without_a_network_the_last_state_is_shown_with_its_age() {
    var page = wide();
    page.navigate(address("/"));
    page.getByLabel("API key").fill(StubApi.KEY);
    page.getByLabel("Owner token").fill(StubApi.TOKEN);
    page.getByLabel("Stay signed in").check();
    page.keyboard().press("Enter");
    assertThat(heading(page)).containsText("Seven calls");
    page.waitForCondition(() -> (boolean) page.evaluate(SHELL_KEPT));
    context().setOffline(true);
    page.reload();
    assertThat(heading(page)).containsText("Seven calls");
    assertThat(page.locator(".stale").first())
        .containsText(Pattern.compile("This is how it was at .*10:12"));
    assertThat(page.locator(".dot.lost")).isVisible();
  }

  @Test
  void the_contract_is_shown_whole_and_breaks_no_policy() {
    var page = wide();
    page.navigate(address("/docs"));
    assertThat(page.locator(".swagger-ui .title").first()).containsText("Switchboard");
    page.locator("[data-path='/v1/owner/today']").click();
    assertThat(page.locator(".opblock-body").first()).containsText("Counts begin at midnight");
    var told = contract().lines().filter(it -> it.startsWith("      operationId:")).count();
    assertThat(page.locator(".opblock")).hasCount((int) told);
    page.locator(".operation-filter-input").fill("presence");
    assertThat(page.locator(".opblock")).hasCount(2);
    page.locator(".operation-filter-input").fill("nothing of the kind");
    assertThat(page.locator("#docs")).containsText("Nothing is called that.");
  }

  private static String contract() {
    return Asset.required("/switchboard/edge/docs/openapi.yaml").text();
  }

  private static Locator heading(Page page) {
    return page.locator("main h1").first();
  }

  private static Locator section(Page page, String name) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }
}
