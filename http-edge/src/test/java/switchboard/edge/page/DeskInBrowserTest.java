package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// Whom callers are put through to, and what was recorded.
final class DeskInBrowserTest extends BrowserFixture {

  private static Locator person(Page page, String name) {
    return page.locator(".ring-person").filter(having(name));
  }

  private Page handOffs() {
    var page = opened("/");
    press(page, "g", "h");
    person(page, "Kit Bower").waitFor();
    return page;
  }

  @Test
  void who_is_called_in_which_order_and_who_is_there_is_seen_at_once() {
    var page = handOffs();
    assertThat(page.locator(".ring-person .title"))
        .hasText(new String[] {"Kit Bower", "Lee Bower", "Pat Reed"});
    assertThat(person(page, "Kit Bower")).containsText("Takes calls");
    assertThat(person(page, "Lee Bower"))
        .containsText("Mon–Wed 09:00–13:00; Sat 10:00–12:00, 13:00–15:00");
    assertThat(person(page, "Pat Reed")).containsText("Away until Today, 1:00 PM");
    assertThat(page.locator("main")).containsText("promised a call within 1 hour");
    var today = page.locator(".desk-page ul.list").first();
    assertThat(today).containsText("Ringing");
    assertThat(today).containsText("taken by Kit Bower · waited 0:18");
    assertThat(page.locator(".desk-page ul.list").last()).containsText("Nobody answered");
  }

  @Test
  void somebody_goes_away_and_the_order_is_changed_and_both_are_undone() {
    var page = handOffs();
    person(page, "Kit Bower").getByRole(AriaRole.BUTTON, in("Away")).click();
    assertThat(person(page, "Kit Bower").locator(".chip")).hasText("Away");
    press(page, "z");
    assertThat(person(page, "Kit Bower").locator(".chip")).hasText("Takes calls");
    page.getByLabel("Kit Bower: be called later").focus();
    press(page, "Enter");
    assertThat(page.locator(".ring-person .title").first()).hasText("Lee Bower");
    press(page, "Enter");
    assertThat(page.locator(".ring-person .title").last()).hasText("Kit Bower");
    assertThat(api.writes().toArray()[0]).isEqualTo("PUT /v1/crm/presence/kit {\"away\":true}");
    assertThat(api.writes()).hasSize(4).last().asString().contains("\"callBack\":\"PT1H\"");
  }

  @Test
  void somebody_new_takes_calls_in_their_hours_and_a_wrong_number_is_told_where_it_stands() {
    var page = handOffs();
    page.getByRole(AriaRole.BUTTON, named("Somebody who takes calls")).click();
    page.getByLabel("Name").fill("Jo Stone");
    page.getByLabel("Telephone").fill("nobody's");
    page.getByLabel("In these hours").check();
    page.getByLabel("Monday, from").fill("08:30");
    press(page, "Enter");
    assertThat(page.locator("[data-field=phone] .fault-text"))
        .hasText("people[3].phone must be a telephone number.");
    assertThat(page.getByLabel("Telephone")).isFocused();
    page.getByLabel("Telephone").fill("+1 555 555 0174");
    press(page, "Enter");
    assertThat(person(page, "Jo Stone")).containsText("Mon 08:30–17:00; Tue–Fri 09:00–17:00");
    assertThat(person(page, "Jo Stone")).containsText("(555) 555-0174");
  }

  @Test
  void when_callers_are_put_through_and_what_is_promised_is_changed() {
    var page = handOffs();
    page.getByRole(AriaRole.BUTTON, named("When and how")).click();
    page.getByLabel("Call back promised within").fill("30");
    page.getByLabel("are not content").uncheck();
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.locator("main")).containsText("promised a call within 30 minutes");
    assertThat(page.locator("main")).containsText("was not content");
    assertThat(api.writes()).singleElement().asString().contains("\"callBack\":\"PT1800S\"");
  }

  @Test
  void a_recording_is_heard_read_and_deleted_once_its_name_is_typed() {
    var page = opened("/calls");
    page.getByRole(AriaRole.LINK, named("Recordings")).click();
    var message = page.locator(".recorded").filter(having("quote for the bathroom"));
    assertThat(message).containsText("kept until");
    assertThat(page.locator(".terms")).containsText("deleted after 30 days");
    var call = page.locator(".recorded").filter(having("Dana Fields"));
    call.getByRole(AriaRole.BUTTON, in("Play")).click();
    page.waitForFunction("() => document.querySelector('audio')?.duration === 1");
    page.evaluate("() => { document.querySelector('audio').currentTime = 0.5; }");
    page.waitForFunction("() => document.querySelector('audio').currentTime >= 0.5");
    call.getByRole(AriaRole.BUTTON, in("Delete")).click();
    var sure = page.getByRole(AriaRole.BUTTON, named("Delete it for good"));
    assertThat(sure).isDisabled();
    page.getByLabel("Type Dana Fields").fill("dana fields");
    sure.click();
    assertThat(page.locator(".recorded")).hasCount(2);
    assertThat(api.writes()).containsExactly("DELETE /v1/crm/recordings/RE1 {}");
  }

  @Test
  void a_sound_that_is_gone_says_so_and_a_call_shows_what_was_recorded_of_it() {
    var page = opened("/recordings");
    page.getByRole(AriaRole.BUTTON, named("Messages")).click();
    assertThat(page.locator(".recorded")).hasCount(2);
    page.getByRole(AriaRole.BUTTON, named("Play")).first().click();
    assertThat(page.locator("sb-player").first()).containsText("There is no such address.");
    page.navigate(address("/calls/k2"));
    page.getByRole(AriaRole.BUTTON, named("Play 3:04")).click();
    page.locator(".recorded-here audio").waitFor();
    page.getByRole(AriaRole.LINK, named("About the recording")).click();
    assertThat(page.locator(".recorded")).hasCount(1);
  }

  @Test
  void where_nobody_takes_calls_and_nothing_is_recorded_it_is_said_what_will_be_there() {
    api.emptied();
    var page = opened("/handoffs");
    assertThat(page.locator(".empty").first()).containsText("promised a call back instead");
    press(page, "g", "r");
    assertThat(page.locator(".empty")).containsText("Messages people leave appear here");
    api.down();
    press(page, "g", "h");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Back in a moment.");
  }
}
