package switchboard.edge.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One browser for all the tests of a JVM, opened by the first and closed behind the last. Nothing
/// passes from test to test, since each has a context of its own.
final class Chromium implements BeforeAllCallback {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-ui-for-media-stream",
          "--use-fake-device-for-media-stream",
          "--use-file-for-fake-audio-capture=" + Microphone.file());

  private record Opened(Playwright playwright, Browser browser) implements AutoCloseable {

    static Opened anew() {
      var skip = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(skip));
      PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
      var options = new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"));
      return new Opened(playwright, playwright.chromium().launch(options.setArgs(FLAGS)));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  private static volatile @Nullable Browser browser;

  static Browser browser() {
    return Objects.requireNonNull(browser);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var store = context.getRoot().getStore(ExtensionContext.Namespace.create(Chromium.class));
    browser = store.computeIfAbsent(Opened.class, _ -> Opened.anew(), Opened.class).browser();
  }
}
