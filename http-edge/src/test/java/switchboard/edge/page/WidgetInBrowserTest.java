package switchboard.edge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.edge.access.House;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Widget;

/// The chat on a page of another origin, under a strict policy and loud rules.
final class WidgetInBrowserTest extends BrowserFixture {

  private static final String LOUD =
      """
      * { font: 40px/3 fantasy !important; color: red !important; }
      div, section, form { display: none !important; opacity: 0 !important; }
      button { position: absolute !important; left: -999px !important; }
      """;

  private final House house = new House(1_000);
  private PageServer host;

  @BeforeEach
  void open() {
    host = new PageServer(page("en", "ltr"));
    allow("alpha", host.address());
  }

  @AfterEach
  void close() {
    host.close();
    house.close();
  }

  private void allow(String tenant, String origin) {
    var profile = house.tenants.byId(tenant).orElseThrow().profile();
    var widget = new Widget(List.of(origin), Optional.empty(), false);
    var with = profile.with(profile.telephony().with(widget));
    house
        .tenants
        .<Reply>ask(tenant, to -> new Command.ChangeProfile(with, to))
        .toCompletableFuture()
        .join();
  }

  /// The directives `docs/widget.md` names, and none that allow more.
  private Route page(String language, String direction) {
    var base = house.server.base();
    var policy =
        "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'; script-src "
            + base
            + "; connect-src "
            + base.replaceFirst("http", "ws");
    var html =
        """
        <!doctype html><html lang="%s" dir="%s"><head><title>A shop</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/loud.css">
        <script async src="%s/widget/embed.js" data-token="alpha-widget" data-language="%s"></script>
        </head><body><main><h1>A shop</h1></main></body></html>
        """
            .formatted(language, direction, base, language);
    var css =
        MediaTypes.TEXT_CSS.toContentType(org.apache.pekko.http.javadsl.model.HttpCharsets.UTF_8);
    return concat(
        path(
            "loud.css",
            () -> complete(HttpResponse.create().withEntity(HttpEntities.create(css, LOUD)))),
        path("favicon.ico", () -> complete(HttpResponse.create().withStatus(204))),
        complete(
            HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html))
                .addHeader(RawHeader.create("Content-Security-Policy", policy))));
  }

  private Page shop(Page page) {
    page.navigate(host.address() + "/");
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator opened(Page page) {
    button(page, "Open the chat").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByText("automated assistant").first().waitFor();
    return dialog;
  }

  private static void say(Locator dialog, String text) {
    dialog.getByLabel("Write a message").fill(text);
    dialog.getByLabel("Write a message").press("Enter");
  }

  @Test
  void nothing_but_the_button_is_loaded_before_somebody_reaches_for_it() {
    var page = wide();
    var loaded = new CopyOnWriteArrayList<String>();
    page.onRequest(it -> loaded.add(it.url()));
    shop(page);
    assertThat(button(page, "Open the chat")).isVisible();
    assertThat(loaded).filteredOn(it -> it.contains("/widget/")).hasSize(1);
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void a_visitor_writes_and_is_answered_on_a_page_that_fights_it() {
    var page = shop(wide());
    var dialog = opened(page);
    assertThat(dialog.getByLabel("Write a message")).isFocused();
    say(dialog, "Do you fix taps?");
    assertThat(dialog.getByRole(AriaRole.LOG)).containsText("You said Do you fix taps?");
    var field = dialog.getByLabel("Write a message").boundingBox();
    assertThat(field.width).isGreaterThan(150);
    assertThat(dialog.boundingBox().x).isGreaterThan(900);
    press(page, "Escape");
    assertThat(dialog).isHidden();
    assertThat(button(page, "Open the chat")).isFocused();
  }

  @Test
  void what_comes_meanwhile_is_shown_and_gives_way_to_the_reply() {
    var dialog = opened(shop(wide()));
    say(dialog, "look up my appointment");
    var log = dialog.getByRole(AriaRole.LOG);
    assertThat(log).containsText("You said look up my appointment");
    assertThat(log.locator(".dots")).hasCount(0);
    assertThat(log.locator(".you")).hasCount(1);
  }

  @Test
  void a_broken_line_loses_nothing_and_repeats_nothing() {
    var page = wide();
    var sockets = new CopyOnWriteArrayList<WebSocketRoute>();
    var deaf = new java.util.concurrent.atomic.AtomicBoolean();
    page.routeWebSocket(
        it -> it.contains("/v1/widget/chat"),
        socket -> {
          sockets.add(socket);
          var server = socket.connectToServer();
          server.onMessage(frame -> {
            if (!deaf.get()) socket.send(frame.text());
          });
        });
    var dialog = opened(shop(page));
    say(dialog, "first");
    assertThat(dialog.getByRole(AriaRole.LOG)).containsText("You said first");
    deaf.set(true);
    say(dialog, "second");
    page.waitForCondition(() -> house.talks.asked.size() == 2);
    deaf.set(false);
    sockets.getLast().close();
    assertThat(dialog.getByRole(AriaRole.LOG)).containsText("You said second");
    assertThat(dialog.locator(".you")).hasCount(2);
    assertThat(dialog.locator(".us")).hasCount(3);
    assertThat(house.talks.asked).hasSize(3);
    assertThat(house.talks.asked.get(2)).isEqualTo(house.talks.asked.get(1));
  }

  @Test
  void a_page_that_is_not_allowed_gets_a_word_and_no_panel() {
    allow("alpha", "https://www.alpha.example");
    var page = shop(wide());
    button(page, "Open the chat").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be opened");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void it_speaks_spanish_and_stands_on_the_other_side_where_pages_run_from_the_right() {
    host.close();
    host = new PageServer(page("es", "rtl"));
    allow("alpha", host.address());
    var page = shop(wide());
    button(page, "Abrir el chat").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByLabel("Escriba un mensaje")).isVisible();
    assertThat(dialog.boundingBox().x).isLessThan(100);
  }

  static Stream<Arguments> screens() {
    return Stream.of(360, 768, 1440)
        .flatMap(width ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(width, scheme)));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void it_leaves_nobody_out(int width, ColorScheme scheme) {
    var page = sized(width, scheme);
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate(house.server.base() + "/widget/demo#token=alpha-widget");
    button(page, "Open the chat").waitFor();
    check(page, "closed", width);
    var dialog = opened(page);
    say(dialog, "Do you fix taps, and what would you ask for a long visit on a Sunday?");
    assertThat(dialog.getByRole(AriaRole.LOG)).containsText("You said Do you");
    check(page, "open", width);
    var box = dialog.boundingBox();
    assertThat(box.x + box.width).isLessThanOrEqualTo(width);
    assertThat(box.y).isGreaterThanOrEqualTo(0);
  }

  private static void check(Page page, String what, int width) {
    var found = new AxeBuilder(page).analyze().getViolations();
    assertThat(found)
        .as(what)
        .extracting(it -> it.getId() + ": " + it.getNodes().getFirst().getHtml())
        .isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(what)
        .isLessThanOrEqualTo(width);
  }
}
