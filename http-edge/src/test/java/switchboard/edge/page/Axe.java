package switchboard.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/// Whether what a page shows just now leaves nobody out. It is looked at in both themes without
/// being opened again, and in one run each: the pages have no frames, so nothing is gathered in a
/// page of its own.
final class Axe {

  private static final int BETWEEN = 768;

  private Axe() {}

  /// Between phone and desk the parts are those of the one or the other: one theme will do.
  static void check(Page page, String what, int width) {
    var themes =
        width == BETWEEN
            ? List.of(ColorScheme.LIGHT)
            : List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    for (var theme : themes) in(theme, page, what);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(what)
        .isLessThanOrEqualTo(width);
  }

  private static void in(ColorScheme theme, Page page, String what) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
    var found = BrowserFixture.violations(page);
    assertThat(found)
        .as("%s, %s", what, theme)
        .extracting(it ->
            it.getId()
                + ": "
                + it.getNodes().getFirst().getHtml()
                + it.getNodes().getFirst().getFailureSummary())
        .isEmpty();
  }
}
