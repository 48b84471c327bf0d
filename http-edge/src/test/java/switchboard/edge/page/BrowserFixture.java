package switchboard.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.edge.docs.DocsRoutes;

/// A browser before pages served as in production, over a stand-in for the API. Whatever the
/// browser complains about fails the test.
@ExtendWith(Chromium.class)
abstract class BrowserFixture {

  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  StubApi api;
  private PageServer server;
  private BrowserContext context;

  @BeforeEach
  void startServer() {
    api = new StubApi();
    server = new PageServer(PageRoutes.create(), DocsRoutes.create(), api.route());
    context = context(1440, ColorScheme.LIGHT);
  }

  @AfterEach
  void stopServer() {
    context.close();
    server.close();
    assertThat(complaints).isEmpty();
  }

  final Page wide() {
    return watched(context.newPage());
  }

  /// A page of another size and theme.
  final Page sized(int width, ColorScheme scheme) {
    context.close();
    context = context(width, scheme);
    return wide();
  }

  final String address(String path) {
    return server.address() + path;
  }

  /// A page opened by somebody who has just been given their keys as a link.
  final Page opened(Page page, String path) {
    page.navigate(address(path) + "#key=" + StubApi.KEY + "&token=" + StubApi.TOKEN);
    page.locator(".dot.live").waitFor();
    return page;
  }

  final Page opened(String path) {
    return opened(wide(), path);
  }

  final BrowserContext context() {
    return context;
  }

  static void press(Page page, String... keys) {
    for (var key : keys) page.keyboard().press(key);
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /// What of the page would leave somebody out. None of ours frames a page of another origin, for
  /// which alone the longer way of looking, by a second page, is made.
  static List<Rule> violations(Page page) {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true).analyze().getViolations();
  }

  static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /// A class among others.
  static Pattern word(String name) {
    return Pattern.compile("(^|\\s)" + name + "(\\s|$)");
  }

  private static BrowserContext context(int width, ColorScheme scheme) {
    var options = new Browser.NewContextOptions().setColorScheme(scheme);
    options.setViewportSize(width, width < 700 ? 780 : 900).setHasTouch(width < 700);
    return Chromium.browser().newContext(options);
  }

  /// Refused requests are part of some tests; scripts that fail and policies that are broken never
  /// are.
  private Page watched(Page page) {
    page.onPageError(complaints::add);
    page.onConsoleMessage(it -> {
      boolean refused =
          it.text().startsWith("Failed to load resource")
              || it.text().startsWith("WebSocket connection to");
      if (it.type().equals("error") && !refused) complaints.add(it.text());
    });
    page.setDefaultTimeout(45_000);
    return page;
  }
}
