package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls the business makes by itself, on the pages.
final class OutgoingInBrowserTest extends BrowserFixture {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live"})
  void who_is_to_be_called_is_shown_and_need_not_be(String path) {
    var page = opened(path);
    var cards = page.locator("sb-outgoing .decision");
    assertThat(cards).hasCount(2);
    assertThat(cards.first()).containsText("Call back");
    assertThat(cards.first()).containsText("Robin Fields");
    assertThat(cards.first()).containsText("not reached once");
    assertThat(cards.first()).containsText("About my invoice");
    assertThat(cards.last()).containsText("On the line now");
    assertThat(cards.last().getByRole(AriaRole.BUTTON)).hasCount(0);
    cards.first().getByRole(AriaRole.BUTTON, in("Do not call")).click();
    assertThat(cards).hasCount(1);
    assertThat(page.locator(".toast")).containsText("Robin Fields is not called");
    assertThat(api.writes()).containsExactly("POST /v1/crm/outbound/task-t1/cancel {}");
  }

  @Test
  void nothing_is_shown_where_nobody_is_to_be_called() {
    api.emptied();
    var page = opened("/live");
    page.getByText("Nobody is calling").first().waitFor();
    assertThat(page.locator("sb-outgoing .decision")).hasCount(0);
    assertThat(page.locator("sb-outgoing h2")).hasCount(0);
  }
}
