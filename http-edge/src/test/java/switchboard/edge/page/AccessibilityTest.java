package switchboard.edge.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page, in both themes, on a phone, a tablet and a desk.
final class AccessibilityTest extends BrowserFixture {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/calls/k2",
          "/calls/k1",
          "/live",
          "/schedule",
          "/people/c1",
          "/messages",
          "/insights",
          "/settings",
          "/handoffs",
          "/recordings");

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  void pages_leave_nobody_out_and_fit_their_screen(int width) {
    var page = sized(width, ColorScheme.LIGHT);
    page.navigate(address("/"));
    page.getByLabel("API key").waitFor();
    Axe.check(page, "sign-in", width);
    for (var path : PAGES) {
      opened(page, path);
      page.locator("main h1 >> visible=true").first().waitFor();
      page.waitForCondition(() -> page.locator(".skeletons").count() == 0);
      Axe.check(page, path, width);
    }
    desk(page, width);
    page.keyboard().press("?");
    Axe.check(page, "keys", width);
    asked(page, width);
  }

  /// What is opened on the pages of hand-offs and recordings.
  private static void desk(Page page, int width) {
    page.locator("sb-player button").first().click();
    page.locator("audio").waitFor();
    page.getByRole(AriaRole.BUTTON, named("Delete")).first().click();
    Axe.check(page, "delete a recording", width);
    press(page, "Escape", "g", "h");
    page.locator(".ring-person").first().waitFor();
    for (var form : List.of("Somebody who takes calls", "When and how")) {
      page.getByRole(AriaRole.BUTTON, named(form)).click();
      var hours = page.getByLabel("In these hours");
      if (hours.count() > 0) hours.check();
      Axe.check(page, form, width);
      press(page, "Escape");
    }
  }

  private void asked(Page page, int width) {
    opened(page, "/");
    page.getByLabel("Ask about your business").fill("what's on tomorrow");
    press(page, "Enter");
    page.locator(".answer").last().waitFor();
    Axe.check(page, "ask", width);
    page.getByRole(AriaRole.BUTTON, named("Ask by phone too")).click();
    page.getByLabel("New PIN").waitFor();
    Axe.check(page, "staff", width);
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  void the_schedule_and_its_forms_leave_nobody_out(int width) {
    var page = sized(width, ColorScheme.LIGHT);
    page.addInitScript("localStorage.setItem('switchboard.schedule', 'board')");
    opened(page, "/schedule");
    page.locator(".block").first().waitFor();
    Axe.check(page, "day", width);
    press(page, "w");
    page.locator(".is-week").waitFor();
    Axe.check(page, "week", width);
    page.locator("[data-id=b2]").first().focus();
    press(page, "m", "ArrowDown");
    page.locator(".ghost").waitFor();
    Axe.check(page, "carrying", width);
    press(page, "ArrowDown", "Enter");
    page.locator(".toast").waitFor();
    Axe.check(page, "toast", width);
    press(page, "n");
    page.getByLabel("Service").selectOption("drain");
    page.locator(".slot-choice").first().waitFor();
    Axe.check(page, "make", width);
    page.getByText("New customer").first().click();
    page.getByLabel("At a time outside the rules").check();
    Axe.check(page, "make for somebody new", width);
    press(page, "Escape");
    for (var form : List.of("Waiting list", "Block time")) {
      page.getByRole(AriaRole.BUTTON, named(form)).click();
      page.waitForCondition(() -> page.locator("dialog .skeletons").count() == 0);
      Axe.check(page, form, width);
      press(page, "Escape");
    }
    page.locator("[data-id=a1]").first().click();
    Axe.check(page, "sheet", width);
    page.getByRole(AriaRole.BUTTON, named("Cancel it")).click();
    Axe.check(page, "cancel", width);
  }
}
