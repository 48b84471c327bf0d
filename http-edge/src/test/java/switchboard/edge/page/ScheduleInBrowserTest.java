package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/// The board: what is on it, how it is moved by mouse, finger and keys, and what happens when that
/// is refused.
final class ScheduleInBrowserTest extends BrowserFixture {

  private static final double HOUR = 64;

  @Test
  void the_board_shows_what_everything_is() {
    var page = opened("/schedule");
    assertThat(block(page, "a4")).hasClass(word("emergency"));
    assertThat(block(page, "a7")).hasClass(word("held"));
    assertThat(block(page, "a8")).hasClass(word("pending"));
    assertThat(column(page, "Van 2").locator("[data-id=a3]")).hasClass(word("beside"));
    assertThat(column(page, "Sam").locator(".off")).containsText("Break");
    assertThat(page.locator(".now-line").first()).isVisible();
    press(page, "ArrowRight");
    assertThat(block(page, "b2")).hasClass(word("unsure"));
    page.getByRole(AriaRole.BUTTON, named("Vans 1")).click();
    assertThat(column(page, "Van 2")).hasCount(0);
  }

  @Test
  void a_day_that_is_closed_is_shaded_for_those_who_do_not_work() {
    var page = opened("/schedule/2026-03-12");
    assertThat(page.locator(".board-heads")).containsText("Stocktaking");
    assertThat(column(page, "Sam").locator(".closed")).hasCount(1);
    assertThat(column(page, "Sam").locator(".closed").boundingBox().height)
        .isEqualTo(column(page, "Sam").boundingBox().height);
    assertThat(column(page, "Jo").locator(".closed")).hasCount(2);
    assertThat(page.locator(".board-heads h2").filter(new Locator.FilterOptions().setHasText("Jo")))
        .containsText("Other hours");
  }

  @Test
  void a_visit_is_dragged_to_somebody_else_and_back_by_undo() {
    var page = opened("/schedule");
    drag(page, "a6", "Jo", 13 * 60 + 4);
    assertThat(page.locator(".ghost")).containsText("1:00 PM – 2:00 PM");
    assertThat(page.locator(".ghost")).hasClass(word("good"));
    assertThat(column(page, "Jo").locator(".free").first()).isVisible();
    page.mouse().up();
    assertThat(column(page, "Jo")).containsText("Two faucets to replace");
    assertThat(toast(page)).containsText("Moved to Today, 1:00 PM with Jo");
    assertThat(page.locator("dialog[open]")).hasCount(0);
    assertThat(api.writes())
        .containsExactly(
            "PATCH /v1/crm/appointments/a6 {\"start\":\"2026-03-03T13:00:00-05:00\",\"resource\":\"jo\"}");
    toast(page).getByRole(AriaRole.BUTTON, in("Undo")).click();
    assertThat(column(page, "Sam")).containsText("Two faucets to replace");
    assertThat(toast(page)).containsText("Back to Today, 1:00 PM");
  }

  @Test
  void the_letter_z_undoes_as_well() {
    var page = opened("/schedule");
    drag(page, "a6", "Sam", 15 * 60);
    page.mouse().up();
    assertThat(block(page, "a6")).containsText("3:00 PM – 4:00 PM");
    assertThat(toast(page)).containsText("Moved to Today, 3:00 PM");
    press(page, "z");
    assertThat(block(page, "a6")).containsText("1:00 PM – 2:00 PM");
  }

  @Test
  void a_refused_move_snaps_back_and_says_what_would_do() {
    var page = opened("/schedule");
    drag(page, "a6", "Riley", 13 * 60 + 30);
    assertThat(page.locator(".ghost")).containsText("Taken: Drain smells");
    page.mouse().up();
    var told = page.locator(".toast.refused");
    assertThat(told).containsText("Somebody has that time already.");
    assertThat(column(page, "Sam")).containsText("Two faucets to replace");
    assertThat(told.getByRole(AriaRole.BUTTON, in("anyway"))).hasCount(0);
    told.getByRole(AriaRole.BUTTON, in("Today, 2:30 PM")).click();
    assertThat(column(page, "Riley")).containsText("Two faucets to replace");
  }

  @Test
  void the_owner_may_insist_where_only_the_rules_are_against_it() {
    var page = opened("/schedule");
    page.setViewportSize(1440, 1200);
    drag(page, "a6", "Sam", 17 * 60);
    assertThat(page.locator(".ghost")).containsText("Outside opening hours");
    page.mouse().up();
    page.locator(".toast.refused").getByRole(AriaRole.BUTTON, in("Move it anyway")).click();
    assertThat(page.locator(".toast:not(.refused)")).containsText("Moved to Today, 5:00 PM");
    assertThat(block(page, "a6")).containsText("5:00 PM – 6:00 PM");
    assertThat(api.writes()).last().asString().contains("\"overrule\":true");
  }

  @Test
  void escape_leaves_a_dragged_visit_where_it_was() {
    var page = opened("/schedule");
    drag(page, "a6", "Jo", 15 * 60);
    press(page, "Escape");
    page.mouse().up();
    assertThat(page.locator(".ghost")).hasCount(0);
    assertThat(page.locator("dialog[open]")).hasCount(0);
    assertThat(column(page, "Sam")).containsText("Two faucets to replace");
    assertThat(api.writes()).isEmpty();
  }

  @Test
  void a_finger_that_rests_carries() {
    var page = onPhone();
    var box = block(page, "a6").boundingBox();
    var before = scrolled(page);
    var finger = page.context().newCDPSession(page);
    touch(finger, "touchStart", box.x + 40, box.y + 20);
    page.locator(".carrying").waitFor();
    for (var by = 4; by <= HOUR / 2; by += 4)
      touch(finger, "touchMove", box.x + 40, box.y + 20 + by);
    assertThat(page.locator(".ghost")).containsText("1:30 PM – 2:30 PM");
    assertThat(scrolled(page)).isEqualTo(before);
    touch(finger, "touchEnd", 0, 0);
    assertThat(block(page, "a6")).containsText("1:30 PM – 2:30 PM");
  }

  @Test
  void a_finger_that_slides_scrolls() {
    var page = onPhone();
    var box = block(page, "a6").boundingBox();
    var before = scrolled(page);
    var finger = page.context().newCDPSession(page);
    touch(finger, "touchStart", box.x + 40, box.y + 20);
    for (var by = 6; by <= 60; by += 6) touch(finger, "touchMove", box.x + 40, box.y + 20 + by);
    touch(finger, "touchEnd", 0, 0);
    page.waitForCondition(() -> scrolled(page) < before - 20);
    assertThat(page.locator(".carrying")).hasCount(0);
    assertThat(api.writes()).isEmpty();
  }

  private Page onPhone() {
    var page = sized(360, ColorScheme.LIGHT);
    page.addInitScript("localStorage.setItem('switchboard.schedule', 'board')");
    opened(page, "/schedule");
    block(page, "a6").waitFor();
    page.evaluate("document.querySelector('sb-board .board').scrollTop = 250");
    return page;
  }

  @Test
  void the_keyboard_moves_a_visit_and_hears_where_it_is() {
    var page = opened("/schedule");
    block(page, "a6").focus();
    press(page, "m");
    var said = page.locator("#board-said");
    assertThat(said).containsText("Moving Two faucets to replace. Arrow keys move it");
    press(page, "ArrowDown", "ArrowDown");
    assertThat(said).containsText("2:00 PM, Sam. Free");
    press(page, "ArrowRight", "ArrowRight");
    assertThat(said).containsText("2:00 PM, Jo. Taken: Yearly heater check");
    press(page, "ArrowUp", "ArrowUp", "Enter");
    assertThat(column(page, "Jo")).containsText("Two faucets to replace");
    assertThat(toast(page)).containsText("Moved to Today, 1:00 PM with Jo");
    assertThat(block(page, "a6")).isFocused();
    press(page, "m", "ArrowDown", "Escape");
    assertThat(said).hasText("Left where it was.");
    assertThat(api.writes()).hasSize(1);
  }

  @Test
  void arrows_walk_over_the_board_and_enter_opens() {
    var page = opened("/schedule");
    block(page, "a1").focus();
    press(page, "ArrowDown");
    assertThat(block(page, "a4")).isFocused();
    press(page, "ArrowRight");
    assertThat(block(page, "a5")).isFocused();
    press(page, "ArrowLeft", "Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Burst pipe under the kitchen sink");
  }

  @Test
  void a_week_has_a_column_for_each_day_and_takes_visits_across_them() {
    var page = opened("/schedule");
    press(page, "w");
    assertThat(page.locator("main h1")).containsText("March 2 – 8");
    assertThat(column(page, "Thu, Mar 5")).containsText("Drain camera");
    page.getByLabel("Whose week").selectOption("sam");
    assertThat(column(page, "Thu, Mar 5")).not().containsText("Drain camera");
    drag(page, "a6", "Fri, Mar 6", 13 * 60, 52);
    page.mouse().up();
    assertThat(column(page, "Fri, Mar 6")).containsText("Two faucets to replace");
    press(page, "d");
    assertThat(column(page, "Sam")).not().containsText("Two faucets");
    press(page, "w", "ArrowRight");
    assertThat(page.locator("main h1")).containsText("March 9 – 15");
    press(page, "t");
    assertThat(page.locator("main h1")).containsText("March 2 – 8");
  }

  @Test
  void the_list_is_an_equal_view() {
    var page = opened("/schedule");
    press(page, "w");
    page.getByRole(AriaRole.BUTTON, named("Agenda")).click();
    assertThat(page.locator(".day-name").first()).containsText("Yesterday");
    page.locator(".agenda-row").filter(having("Two faucets")).click();
    page.getByRole(AriaRole.BUTTON, named("Move").setExact(true)).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Another time");
  }

  @Test
  void wall_clock_times_survive_the_changes_of_the_clocks() {
    var page = opened("/schedule");
    var found =
        page.evaluate(
            """
            async () => {
              const {instantAt, minutes} = await import('/time.js');
              return [instantAt('2026-03-08', 150), instantAt('2026-03-08', 180), instantAt('2026-11-01', 90),
                  minutes('2026-03-08T07:00:00Z')].join();
            }
            """);
    assertThat(found).isEqualTo(",2026-03-08T03:00:00-04:00,2026-11-01T01:30:00-04:00,180");
  }

  private static void drag(Page page, String id, String column, int minute) {
    drag(page, id, column, minute, HOUR);
  }

  /// Takes a visit at its upper edge and carries it over the column, without letting go.
  private static void drag(Page page, String id, String column, int minute, double hour) {
    var from = block(page, id).first();
    from.scrollIntoViewIfNeeded();
    var box = from.boundingBox();
    var target = column(page, column).boundingBox();
    page.mouse().move(box.x + 30, box.y + 8);
    page.mouse().down();
    var x = target.x + target.width / 2;
    var y = target.y + 8 + (minute - 7 * 60) * hour / 60;
    page.mouse().move(box.x + 34, box.y + 18, new Mouse.MoveOptions().setSteps(3));
    page.mouse().move(x, y, new Mouse.MoveOptions().setSteps(5));
    page.locator(".ghost").waitFor();
    page.locator(".free").first().waitFor();
  }

  private static double scrolled(Page page) {
    var top = page.evaluate("document.querySelector('sb-board .board').scrollTop");
    return ((Number) top).doubleValue();
  }

  private static void touch(CDPSession finger, String type, double x, double y) {
    var points = type.equals("touchEnd") ? "[]" : "[{\"x\":%s,\"y\":%s}]".formatted(x, y);
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", JsonParser.parseString(points));
    finger.send("Input.dispatchTouchEvent", event);
  }

  private static Locator block(Page page, String id) {
    return page.locator(".block:not(.beside)[data-id=" + id + "]");
  }

  private static Locator column(Page page, String name) {
    var named = new Page.GetByRoleOptions().setName(name).setExact(true);
    return page.getByRole(AriaRole.LIST, named);
  }

  private static Locator toast(Page page) {
    return page.locator(".toast").last();
  }
}
