package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// Everything that can be done to the schedule by form, and what waits for the owner's word.
final class FormsInBrowserTest extends BrowserFixture {

  @Test
  void somebody_known_is_given_a_free_time() {
    var page = opened("/schedule/2026-03-04");
    press(page, "n");
    assertThat(page.getByRole(AriaRole.COMBOBOX, named("Customer"))).isFocused();
    page.getByRole(AriaRole.COMBOBOX, named("Customer")).fill("dana");
    page.getByRole(AriaRole.OPTION, named("Dana Fields")).waitFor();
    press(page, "Enter");
    page.getByLabel("Service").selectOption("drain");
    dialog(page).getByLabel("With").selectOption("jo");
    page.locator(".slot-choice").filter(having("10:30 AM")).click();
    page.getByRole(AriaRole.BUTTON, named("Book Tomorrow, 10:30 AM")).click();
    assertThat(page.locator(".toast")).containsText("Booked for Tomorrow, 10:30 AM with Jo");
    assertThat(page.locator(".board")).containsText("Blocked drain");
    assertThat(api.writes())
        .containsExactly(
            "POST /v1/crm/appointments {\"customer\":\"c1\",\"service\":\"drain\","
                + "\"start\":\"2026-03-04T10:30-05:00\",\"resource\":\"jo\"}");
  }

  @Test
  void somebody_new_is_told_at_the_field_what_is_wrong() {
    var page = opened("/schedule/2026-03-04");
    press(page, "n");
    page.getByRole(AriaRole.BUTTON, named("New customer")).click();
    page.getByLabel("Name").fill("Pat Meadow");
    page.getByLabel("Phone").fill("555");
    page.getByLabel("Service").selectOption("drain");
    page.locator(".slot-choice").first().click();
    strong(page).click();
    assertThat(page.getByLabel("Phone")).isFocused();
    assertThat(page.getByLabel("Phone"))
        .hasAccessibleDescription("Write the number with its country, as +1 555 555 0100.");
    page.getByLabel("Phone").fill("+15555550140");
    strong(page).click();
    assertThat(page.locator(".toast")).containsText("Booked for");
    assertThat(page.locator(".board")).containsText("Pat Meadow");
  }

  @Test
  void a_click_into_a_free_place_asks_for_that_time() {
    var page = opened("/schedule/2026-03-04");
    var column = page.locator(".column").first().boundingBox();
    page.mouse().click(column.x + 60, column.y + 64 * 4.2);
    assertThat(dialog(page).getByLabel("With")).hasValue("sam");
    page.getByLabel("Service").selectOption("faucet");
    assertThat(page.locator(".slot-choice input:checked + span")).hasText("11:00 AM");
  }

  @Test
  void a_time_outside_the_rules_needs_a_word_and_somebody() {
    var page = opened("/schedule/2026-03-04");
    press(page, "n");
    page.getByRole(AriaRole.COMBOBOX, named("Customer")).fill("sky");
    page.getByRole(AriaRole.OPTION, named("Sky Woods")).click();
    page.getByLabel("Service").selectOption("drain");
    page.getByLabel("At a time outside the rules").check();
    exactly(page, "Time").fill("19:30");
    assertThat(strong(page)).isDisabled();
    dialog(page).getByLabel("With").selectOption("riley");
    strong(page).click();
    assertThat(page.locator(".toast")).containsText("Booked for Tomorrow, 7:30 PM with Riley");
    assertThat(api.writes()).last().asString().contains("\"overrule\":true");
  }

  @Test
  void a_visit_is_moved_by_form() {
    var page = opened("/schedule");
    page.locator("[data-id=a6]").click();
    page.getByRole(AriaRole.BUTTON, named("Move").setExact(true)).click();
    assertThat(dialog(page)).containsText("Now Today, 1:00 PM – 2:00 PM, with Sam");
    page.locator(".slot-choice").filter(having("3:00 PM")).click();
    strong(page).click();
    assertThat(page.locator("[data-id=a6]")).containsText("3:00 PM – 4:00 PM");
  }

  @Test
  void cancelling_is_asked_plainly_and_tells_why() {
    var page = opened("/schedule");
    page.locator("[data-id=a6]").click();
    page.getByRole(AriaRole.BUTTON, named("Cancel it")).click();
    assertThat(dialog(page)).containsText("This cannot be undone");
    choose(page, "Weather");
    strong(page).click();
    assertThat(page.locator("[data-id=a6]")).hasCount(0);
    assertThat(api.writes())
        .containsExactly("POST /v1/crm/appointments/a6/cancel {\"reason\":\"weather\"}");
  }

  @Test
  void what_became_of_a_visit_is_noted() {
    var page = opened("/schedule");
    page.locator("[data-id=a1]").click();
    page.getByRole(AriaRole.BUTTON, named("How it went")).click();
    choose(page, "Nobody was there");
    page.getByLabel("What they said").fill("Nobody opened.");
    strong(page).click();
    assertThat(page.locator(".toast")).containsText("Noted");
    assertThat(api.writes())
        .containsExactly(
            "PATCH /v1/crm/appointments/a1 {\"outcome\":\"no-show\",\"feedback\":\"Nobody opened.\"}");
  }

  @Test
  void a_visit_is_put_on_the_list_for_a_new_time_and_off_again() {
    var page = opened("/schedule");
    page.locator("[data-id=a6]").click();
    page.getByRole(AriaRole.BUTTON, named("Needs a new time").setExact(true)).click();
    assertThat(page.locator("[data-id=a6]")).hasClass(word("pending"));
    press(page, "z");
    assertThat(page.locator("[data-id=a6]")).not().hasClass(word("pending"));
  }

  @Test
  void time_is_blocked_every_week_and_given_back() {
    var page = opened("/schedule");
    page.getByRole(AriaRole.BUTTON, named("Block time")).click();
    page.getByLabel("Whose").selectOption("jo");
    page.getByLabel("From").fill("16:00");
    exactly(page, "To").fill("15:00");
    choose(page, "Meeting");
    choose(page, "Tue");
    strong(page).click();
    assertThat(dialog(page)).containsText("It must end after it begins.");
    exactly(page, "To").fill("17:00");
    strong(page).click();
    var jo = page.getByRole(AriaRole.LIST, named("Jo").setExact(true));
    assertThat(jo.locator(".off")).containsText("Meeting");
    jo.locator(".off button").click();
    page.getByRole(AriaRole.BUTTON, named("Remove it")).click();
    assertThat(jo.locator(".off")).hasCount(0);
  }

  @Test
  void people_wait_and_are_taken_off_the_list() {
    var page = opened("/schedule");
    page.getByRole(AriaRole.BUTTON, named("Waiting list")).click();
    assertThat(dialog(page)).containsText("Jamie Frost");
    page.getByRole(AriaRole.BUTTON, named("Remove Jamie Frost")).click();
    assertThat(dialog(page)).not().containsText("Jamie Frost");
    page.getByRole(AriaRole.BUTTON, named("Add somebody")).click();
    page.getByRole(AriaRole.COMBOBOX, named("Customer")).fill("morgan");
    page.getByRole(AriaRole.OPTION, named("Morgan Reed")).click();
    choose(page, "Mornings");
    strong(page).click();
    assertThat(page.locator(".toast")).containsText("Added to the waiting list");
    assertThat(api.writes()).last().asString().contains("\"part\":\"morning\"");
  }

  @Test
  void the_owner_decides_with_one_click() {
    var page = opened("/");
    var cards = page.locator("sb-waiting .decision");
    assertThat(cards).hasCount(2);
    cards.first().getByRole(AriaRole.BUTTON, in("Agree")).click();
    assertThat(cards).hasCount(1);
    cards.first().getByRole(AriaRole.BUTTON, in("Tomorrow, 10:00 AM")).click();
    assertThat(cards).hasCount(0);
    assertThat(api.writes())
        .containsExactly(
            "POST /v1/owner/consents/q1 {\"action\":\"agree\"}",
            "POST /v1/owner/reschedules/a8 {\"action\":\"move\",\"start\":\"2026-03-04T10:00:00-05:00\"}");
  }

  @Test
  void tomorrow_is_read_out_where_there_is_a_voice() {
    var page = opened("/");
    assertThat(page.locator(".speech")).containsText("Tomorrow you have three appointments.");
    var play = page.getByRole(AriaRole.BUTTON, named("Listen to tomorrow"));
    play.click();
    assertThat(play).hasCount(0);
  }

  @Test
  void the_owner_asks_and_reads_the_answer() {
    var page = opened("/");
    page.getByLabel("Ask about your business").fill("What's on tomorrow?");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.LOG)).containsText("Three appointments tomorrow");
    page.getByLabel("Ask about your business").fill("thank you");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.LOG)).containsText("You are welcome.");
    org.assertj.core.api.Assertions.assertThat(String.join("\n", api.writes()))
        .contains("{\"text\":\"What's on tomorrow?\"}")
        .contains("\"conversation\":\"web-0123456789abcdef0123456789abcdef\"");
  }

  @Test
  void a_telephone_is_registered_with_its_pin() {
    var page = opened("/");
    page.getByRole(AriaRole.BUTTON, named("Ask by phone too")).click();
    assertThat(page.getByLabel("Name")).hasValue("Sam Example");
    page.getByLabel("New PIN").fill("4829");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.locator(".toast")).containsText("Saved");
    org.assertj.core.api.Assertions.assertThat(String.join("\n", api.writes()))
        .contains("PUT /v1/owner/staff/sam {\"name\":\"Sam Example\"")
        .contains("PUT /v1/owner/staff/sam/pin {\"pin\":\"4829\"}");
  }

  @Test
  void the_mix_of_services_is_drawn_told_and_saved() throws Exception {
    var page = opened("/insights");
    assertThat(page.locator(".bar-row").first()).containsText("Faucet repair 38%");
    assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("46");
    var file = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("CSV")).click());
    assertThat(file.suggestedFilename()).isEqualTo("services-2026-02-02-2026-03-03.csv");
    assertThat(Files.readString(file.path())).contains("Drain,34");
  }

  private static void choose(Page page, String name) {
    exactly(page, name).check(new Locator.CheckOptions().setForce(true));
  }

  private static Locator exactly(Page page, String label) {
    return dialog(page).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static Locator dialog(Page page) {
    return page.locator("dialog[open]");
  }

  private static Locator strong(Page page) {
    return page.locator("dialog[open] .actions.end .button.strong");
  }
}
