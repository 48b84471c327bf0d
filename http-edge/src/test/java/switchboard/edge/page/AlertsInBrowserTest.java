package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

final class AlertsInBrowserTest extends BrowserFixture {

  @Test
  void an_emergency_appears_as_it_is_raised_and_goes_once_it_is_taken() {
    var page = opened("/");
    assertThat(page.locator("main h1").first()).containsText("Seven calls since eight.");
    assertThat(page.locator("sb-alerts .decision")).hasCount(0);
    api.alarm("k7", "life", "I can smell gas in my basement");
    var card = page.locator("sb-alerts .decision");
    assertThat(card).hasCount(1);
    assertThat(card).containsText("Danger to life");
    assertThat(card).containsText("I can smell gas in my basement");
    assertThat(card).containsText("8 Mill Lane, Springfield");
    card.getByRole(AriaRole.BUTTON, in("I take it")).click();
    assertThat(card).hasCount(0);
    assertThat(page.locator(".toast")).containsText("It is yours");
    assertThat(api.writes()).containsExactly("POST /v1/crm/alerts/k7/acknowledge {}");
  }
}
