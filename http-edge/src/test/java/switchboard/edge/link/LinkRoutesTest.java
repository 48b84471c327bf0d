package switchboard.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;
import static switchboard.edge.notice.Shop.got;
import static switchboard.edge.notice.Shop.hour;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.edge.access.Blocking;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.notice.Shop;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;

@Timeout(60)
class LinkRoutesTest {
  private static final Slot TWO = hour("2026-06-03T14:00");
  private static final Standing STANDING = new Standing(TENANT, "a1", "van-1");
  private static final Pattern VALUE = Pattern.compile("name=\"slot\" required value=\"([^\"]+)\"");

  private final Shop shop = new Shop();
  private final Listening server =
      new Listening(
          LinkRoutes.create(
              shop.links,
              shop.linked(),
              new Blocking(Executors.newVirtualThreadPerTaskExecutor(), Duration.ofSeconds(10)),
              new Client(false),
              new Knocks(5, Duration.ofHours(1), 100, shop.clock)));

  @BeforeEach
  void booked() {
    shop.book("a1", "ann", "van-1", TWO);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String path(Purpose purpose, String subject, Instant expires) {
    return "/a/" + shop.links.token(new Link(TENANT, purpose, subject, "van-1", expires));
  }

  private String manage() {
    return path(Purpose.MANAGE, "a1", TWO.end());
  }

  private HttpResponse<String> press(String path, String form, String... headers) {
    var request =
        server
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (headers.length > 0) request.headers(headers);
    return server.send(request.build());
  }

  private static String first(HttpResponse<String> page) {
    var value = VALUE.matcher(page.body());
    assertThat(value.find()).as(page.body()).isTrue();
    return value.group(1).replace("~", "%7E");
  }

  @Test
  void looking_shows_and_never_acts() {
    var before = shop.find("van-1", "a1");
    for (int i = 0; i < 3; i++) {
      var page = server.get(manage() + "?action=cancel");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains(
              "Prairie Plumbing", "2:00 PM", "Wednesday, June 3", "I will be there", "Cancel it")
          .doesNotContain("Pat Example", "ann", "<script");
    }
    assertThat(shop.find("van-1", "a1")).isEqualTo(before);
  }

  @Test
  void pages_are_kept_and_framed_and_indexed_by_nobody() {
    var headers = server.get(manage()).headers();
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(server.get("/a/manage.css").statusCode()).isEqualTo(200);
  }

  @Test
  void pressing_twice_is_pressing_once() {
    for (int i = 0; i < 2; i++) {
      var page = press(manage(), "action=attend");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("You have confirmed");
    }
    assertThat(shop.find("van-1", "a1").attending()).isTrue();
  }

  @Test
  void cancelling_tells_its_price_first_and_is_always_possible() {
    var cancellation = Optional.of(new Cancellation(Duration.ofDays(3), Optional.of(5000L)));
    shop.planning =
        new Planning(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            cancellation,
            List.of(),
            false,
            Optional.empty());
    assertThat(server.get(manage()).body())
        .contains("Cancelling is free until 72 hours before", "Cancelling now may cost $50.");
    for (int i = 0; i < 2; i++)
      assertThat(press(manage(), "action=cancel&reason=no-time").body())
          .contains("Your appointment is cancelled");
    assertThat(shop.live("van-1", "a1")).isFalse();
    assertThat(shop.find("van-1", "a1").why()).contains("no-time");
    assertThat(press(manage(), "action=attend").body()).contains("Your appointment is cancelled");
  }

  @Test
  void a_reason_nobody_offered_is_not_kept() {
    press(manage(), "action=cancel&reason=%3Cscript%3E");
    assertThat(shop.find("van-1", "a1").why()).isEmpty();
  }

  @Test
  void another_time_is_chosen_from_what_is_free_and_choosing_it_again_changes_nothing() {
    var choice = first(server.get(manage()));
    for (int i = 0; i < 2; i++) {
      var moved = press(manage(), "action=move&slot=" + choice);
      assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
      assertThat(moved.body()).contains("Your new time", "It is yours");
    }
    assertThat(server.get(manage()).statusCode()).isEqualTo(200);
  }

  @Test
  void who_chooses_what_somebody_just_took_is_shown_what_is_left() {
    var choice = first(server.get(manage()));
    var start = Instant.ofEpochSecond(Long.parseLong(choice.substring(0, choice.indexOf('%'))));
    var taken = Slot.of(start, Duration.ofHours(1));
    for (var van : List.of("van-1", "van-2")) shop.book("q" + van, "x", van, taken);
    var page = press(manage(), "action=move&slot=" + choice);
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Somebody else has just taken that time", "Choose a time");
    assertThat(shop.find("van-1", "a1").slot()).isEqualTo(TWO);
  }

  @Test
  void nonsense_changes_nothing() {
    for (var form :
        List.of(
            "",
            "action=",
            "action=destroy",
            "action=move",
            "action=move&slot=1~van-9",
            "%%%=%%%",
            "action=move&slot=99999999999999~x",
            "action=move&slot=" + TWO.start().getEpochSecond() + "~nobody"))
      assertThat(press(manage(), form).statusCode()).as(form).isIn(400, 409);
    assertThat(shop.find("van-1", "a1").slot()).isEqualTo(TWO);
  }

  @Test
  void a_link_follows_its_appointment_to_whoever_has_it() {
    got(shop.planner.handOver(STANDING, "van-2", List.of(), TWO, Terms.OVERRULE));
    assertThat(server.get(manage()).body()).contains("2:00 PM");
    assertThat(press(manage(), "action=attend").body()).contains("You have confirmed");
    assertThat(shop.find("van-2", "a1").attending()).isTrue();
  }

  @Test
  void what_is_over_cannot_be_changed() {
    shop.now = TWO.start().plusSeconds(60);
    assertThat(press(manage(), "action=cancel").body()).contains("has begun or is over");
    assertThat(shop.find("van-1", "a1").confirmed()).isTrue();
  }

  @Test
  void an_expired_link_gives_the_number_and_does_nothing() {
    shop.now = TWO.end();
    for (var page : List.of(server.get(manage()), press(manage(), "action=cancel"))) {
      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(page.body()).contains("tel:+19135550100");
    }
    assertThat(shop.find("van-1", "a1").confirmed()).isTrue();
  }

  @Test
  void a_forged_link_says_nothing_about_anybody_and_too_many_have_to_wait() {
    var forged = manage().substring(0, manage().length() - 2) + "xx";
    for (int i = 0; i < 5; i++) {
      var page = press(forged, "action=cancel");
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).doesNotContain("Prairie", "tel:");
    }
    assertThat(server.get(forged).statusCode()).isEqualTo(429);
    assertThat(shop.find("van-1", "a1").confirmed()).isTrue();
  }

  @Test
  void a_link_to_nothing_is_friendly() {
    var page = server.get(path(Purpose.MANAGE, "never", TWO.end()));
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("tel:+19135550100");
  }

  @Test
  void what_another_site_sends_is_not_done() {
    assertThat(press(manage(), "action=cancel", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(press(manage(), "action=cancel", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(shop.find("van-1", "a1").confirmed()).isTrue();
    assertThat(
            press(manage(), "action=attend", "Sec-Fetch-Site", "same-origin", "Origin", "null")
                .statusCode())
        .isEqualTo(200);
    assertThat(press(manage(), "action=attend", "Origin", server.base()).statusCode())
        .isEqualTo(200);
  }

  private String offered() {
    got(
        shop.desk.join(
            TENANT, "e1", new Entry("cy", "faucet-fix", Times.ANY, at("2026-06-10T00:00"))));
    got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
    got(shop.desk.free(TENANT, "van-1", TWO));
    var offer = got(shop.desk.open(TENANT, "cy")).orElseThrow().offer();
    got(shop.desk.keep(TENANT, "e1", offer.appointment()));
    return offer.appointment();
  }

  @Test
  void an_offer_is_taken_by_a_button_and_only_so() {
    var path = path(Purpose.OFFER, offered(), TWO.start());
    assertThat(server.get(path).body()).contains("A time is free for you", "Yes, I take it");
    assertThat(shop.list.waiting()).hasSize(1);
    for (int i = 0; i < 2; i++)
      assertThat(press(path, "action=claim").body()).contains("It is yours");
    assertThat(shop.list.waiting()).isEmpty();
    assertThat(server.get(path).body()).contains("It is yours");
  }

  @Test
  void an_offer_somebody_else_has_got_is_refused_kindly() {
    var appointment = offered();
    var path = path(Purpose.OFFER, appointment, TWO.start());
    shop.now = shop.now.plus(Duration.ofMinutes(40));
    shop.book("quick", "x", "van-1", TWO);
    var page = press(path, "action=claim");
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Somebody was faster", "still on the list");
    assertThat(shop.list.waiting()).hasSize(1);
  }

  @Test
  void an_offer_may_be_let_go() {
    var path = path(Purpose.OFFER, offered(), TWO.start());
    assertThat(press(path, "action=decline").body()).contains("still on the list");
    assertThat(shop.live("van-1", Offer.appointment("e1", TWO))).isFalse();
    var unknown = path(Purpose.OFFER, "w.nobody.zz", TWO.start());
    assertThat(server.get(unknown).statusCode()).isEqualTo(410);
  }

  @Test
  void the_owner_agrees_by_a_button() {
    var visit = new Visit("bea", "CA1", "emergency-visit", true, Duration.ZERO, Duration.ZERO);
    got(
        shop.consents.ask(
            TENANT, "k1", new Case("burst", visit, "van-1", TWO, "a1", Optional.empty())));
    var path = path(Purpose.CONSENT, "k1", TWO.start());
    assertThat(server.get(path).body()).contains("An emergency needs this time", "Pat Example");
    assertThat(press(path, "action=agree").body()).contains("You said yes");
    assertThat(press(path, "action=decline").body()).contains("You said yes");
    got(shop.consents.displace(TENANT, "k1"));
    assertThat(server.get(path).body()).contains("Both customers have been told");
    assertThat(server.get(manage()).body())
        .contains("An emergency needed this time", "Choose a time");
    var moved = press(manage(), "action=move&slot=" + first(server.get(manage())));
    assertThat(moved.body()).contains("Your new time");
  }

  @Test
  void a_head_of_a_page_acts_as_little_as_the_page() {
    var head = server.request(manage()).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(server.send(head).statusCode()).isEqualTo(200);
    assertThat(shop.find("van-1", "a1").attending()).isFalse();
  }
}
