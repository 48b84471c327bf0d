package switchboard.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page, in both themes, on a phone, a tablet and a desk.
final class AccessibilityTest extends BrowserFixture {

  private static final List<String> PAGES =
      List.of("/", "/calls/k2", "/calls/k1", "/schedule", "/people/c1", "/messages");

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
  }

  private static void check(Page page, String what, int width) {
    var found = new AxeBuilder(page).analyze().getViolations();
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
