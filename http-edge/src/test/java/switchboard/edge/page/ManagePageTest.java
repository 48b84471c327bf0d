package switchboard.edge.page;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.reject;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The customer's page about one appointment, in each of its states: small, and for everybody.
final class ManagePageTest extends BrowserFixture {

  private static final List<String> STATES =
      List.of("shown", "taken", "done", "cancelled", "gone", "claim");
  private static final String STYLE = "/switchboard/manage/manage.css";
  private static final AssetAnswer ANSWER =
      new AssetAnswer("default-src 'none'; style-src 'self'; form-action 'self'");

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void every_state_leaves_nobody_out(ColorScheme scheme) {
    try (var server = new PageServer(manage())) {
      for (var width : List.of(360, 768)) {
        var page = sized(width, scheme);
        for (var state : STATES) {
          page.navigate(server.address() + "/a/" + state);
          page.locator("summary").all().forEach(Locator::click);
          assertThat(violations(page)).as(state).isEmpty();
          assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
              .as(state)
              .isLessThanOrEqualTo(width);
        }
      }
    }
  }

  @Test
  void it_works_without_a_script_and_asks_before_it_cancels() {
    try (var server = new PageServer(manage())) {
      var page = wide();
      page.navigate(server.address() + "/a/shown");
      var cancel = page.getByRole(AriaRole.BUTTON, named("Yes, cancel my appointment"));
      assertThat(cancel.isVisible()).isFalse();
      page.getByText("Cancel it").click();
      assertThat(cancel.isVisible()).isTrue();
      assertThat(page.locator("script").count()).isZero();
    }
  }

  @Test
  void it_is_small() {
    var style = Asset.required(STYLE);
    for (var state : STATES) {
      var page = Asset.required(sample(state));
      assertThat(style.plain().length + page.plain().length).as(state).isLessThan(8 * 1024);
    }
  }

  private static Route manage() {
    return extractRequest(
        request -> answer(request).map(it -> complete(it)).orElseGet(() -> reject()));
  }

  private static Optional<HttpResponse> answer(HttpRequest request) {
    var path = request.getUri().path();
    var name = path.substring(path.lastIndexOf('/') + 1);
    return Asset.load(path.equals("/manage.css") ? STYLE : sample(name))
        .map(it -> ANSWER.answer(request, it, false));
  }

  private static String sample(String state) {
    return "/switchboard/edge/page/manage/" + state + ".html";
  }
}
