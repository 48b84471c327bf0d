package switchboard.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  static Stream<Arguments> screens() {
    return Stream.of(360, 768, 1440)
        .flatMap(width ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(width, scheme)));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void pages_leave_nobody_out_and_fit_their_screen(int width, ColorScheme scheme) {
    var page = sized(width, scheme);
    page.navigate(address("/"));
    page.getByLabel("API key").waitFor();
    check(page, "sign-in", width);
    for (var path : PAGES) {
      opened(page, path);
      page.locator("main h1 >> visible=true").first().waitFor();
      page.waitForCondition(() -> page.locator(".skeletons").count() == 0);
      check(page, path, width);
    }
    page.keyboard().press("?");
    check(page, "keys", width);
    asked(page, width);
  }

  private void asked(Page page, int width) {
    opened(page, "/");
    page.getByLabel("Ask about your business").fill("what's on tomorrow");
    press(page, "Enter");
    page.locator(".answer").last().waitFor();
    check(page, "ask", width);
    page.getByRole(AriaRole.BUTTON, named("Ask by phone too")).click();
    page.getByLabel("New PIN").waitFor();
    check(page, "staff", width);
  }

  @ParameterizedTest
  @MethodSource("screens")
  void the_schedule_and_its_forms_leave_nobody_out(int width, ColorScheme scheme) {
    var page = sized(width, scheme);
    page.addInitScript("localStorage.setItem('switchboard.schedule', 'board')");
    opened(page, "/schedule");
    page.locator(".block").first().waitFor();
    check(page, "day", width);
    press(page, "w");
    page.locator(".is-week").waitFor();
    check(page, "week", width);
    page.locator("[data-id=b2]").first().focus();
    press(page, "m", "ArrowDown");
    page.locator(".ghost").waitFor();
    check(page, "carrying", width);
    press(page, "ArrowDown", "Enter");
    page.locator(".toast").waitFor();
    check(page, "toast", width);
    press(page, "n");
    page.getByLabel("Service").selectOption("drain");
    page.locator(".slot-choice").first().waitFor();
    check(page, "make", width);
    page.getByText("New customer").first().click();
    page.getByLabel("At a time outside the rules").check();
    check(page, "make for somebody new", width);
    press(page, "Escape");
    for (var form : List.of("Waiting list", "Block time")) {
      page.getByRole(AriaRole.BUTTON, named(form)).click();
      page.waitForCondition(() -> page.locator("dialog .skeletons").count() == 0);
      check(page, form, width);
      press(page, "Escape");
    }
    page.locator("[data-id=a1]").first().click();
    check(page, "sheet", width);
    page.getByRole(AriaRole.BUTTON, named("Cancel it")).click();
    check(page, "cancel", width);
  }

  private static void check(Page page, String what, int width) {
    var found = violations(page);
    assertThat(found)
        .as(what)
        .extracting(it ->
            it.getId()
                + ": "
                + it.getNodes().getFirst().getHtml()
                + it.getNodes().getFirst().getFailureSummary())
        .isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(what)
        .isLessThanOrEqualTo(width);
  }
}
