package switchboard.node;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.caller.Simulation;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Pace;

/// The owner's page before a real node while somebody rings.
final class PagesTest {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static House house;
  private static Playwright playwright;
  private static Browser browser;

  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    var skip = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(skip));
    var chromium = Path.of("/usr/bin/chromium");
    PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
  }

  @AfterAll
  static void close() {
    playwright.close();
    house.close();
  }

  private Page signedIn(Business it) {
    var page = browser.newPage();
    page.setDefaultTimeout(45_000);
    page.onPageError(complaints::add);
    var keys = "#key=" + it.keys().get("X-API-Key") + "&token=" + it.keys().get("X-Owner-Token");
    page.navigate(house.http.base() + "/" + keys);
    page.locator(".dot.live").waitFor();
    assertThat(page).hasURL(house.http.base() + "/");
    return page;
  }

  private static CompletableFuture<CallEnd> rings(Business it) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return new Simulation(Exchange.of(house.webhooks, Pace.natural(6)), it.line())
            .run(Scripts.find("burst-pipe"), ConversationListener.NOBODY, new Random(1));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void a_call_is_followed_live_from_its_first_words_to_the_appointment() throws Exception {
    var plumber = house.plumber();
    var page = signedIn(plumber);
    page.evaluate("window.stayed = true");
    var call = rings(plumber);
    var line = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("On the line"));
    line.locator("a[href^='/calls/']").first().click();
    var transcript =
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Transcript"));
    assertThat(transcript).containsText("a pipe burst in my kitchen");
    assertThat(call).isNotDone();
    assertThat(transcript).containsText("My name is Dana Whitlock.");
    assertThat(transcript).containsText("418 Cottonwood Lane");
    assertThat(page.locator(".run").filter(made())).isVisible();
    assertThat(call.join().problems()).isEmpty();
    assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    assertThat(page).hasURL(house.http.base() + "/calls/" + call.join().callSid());
    page.keyboard().press("g");
    page.keyboard().press("t");
    assertThat(page.locator("main h1").first()).containsText("emergency");
    assertThat(complaints).isEmpty();
    page.close();
  }

  private static com.microsoft.playwright.Locator.FilterOptions made() {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText("Made the appointment");
  }

  @Test
  void another_owner_sees_nothing_of_it() throws Exception {
    var plumber = house.plumber();
    var other = house.plumber();
    var page = signedIn(other);
    house.booked(plumber, "burst-pipe");
    page.keyboard().press("g");
    page.keyboard().press("c");
    assertThat(page.locator("main")).containsText("appear");
    assertThat(page.locator("main")).not().containsText("Dana");
    page.close();
  }
}
