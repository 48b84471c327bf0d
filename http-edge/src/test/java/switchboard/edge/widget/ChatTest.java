package switchboard.edge.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.access.House;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Widget;
import switchboard.simulator.web.Visitor;

class ChatTest {

  private static final String CHAT = "/v1/widget/chat";
  private static final String SITE = "https://www.alpha.example";
  private static final String HELLO = "{'type':'hello','token':'alpha-widget'}";

  private final House house = new House(1_000);

  @BeforeEach
  void allow() {
    allow("alpha", SITE);
    allow("beta", "https://www.beta.example");
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

  @AfterEach
  void close() {
    house.close();
  }

  private Visitor visitor() {
    return visitor(SITE);
  }

  private Visitor visitor(String origin, String... more) {
    var headers = new java.util.ArrayList<>(List.of("Origin", origin));
    headers.addAll(List.of(more));
    return Visitor.at(house.server.base(), CHAT, headers.toArray(String[]::new));
  }

  private double refused(String reason) {
    return house.meters.counter("switchboard.widget.refusals", "reason", reason).count();
  }

  @Test
  void a_visitor_is_greeted_heard_and_answered() {
    try (var it = visitor()) {
      var welcome = it.say(HELLO).next("welcome");
      assertThat(welcome.path("greeting").asText()).contains(welcome.path("name").asText());
      assertThat(welcome.path("lines")).isEmpty();
      it.say("{'type':'message','id':'message-1','text':'Do you fix taps?'}");
      assertThat(it.next("received").path("id").asText()).isEqualTo("message-1");
      it.next("typing");
      var reply = it.next("reply");
      assertThat(reply.path("text").asText()).isEqualTo("You said Do you fix taps?");
      assertThat(reply.path("id").asText()).isEqualTo("message-1");
      assertThat(house.talks.asked.getFirst()).matches("alpha:chat-[0-9a-f]{32} CHAT message-1");
    }
  }

  @Test
  void whoever_comes_back_writes_on_in_their_own_thread() {
    String thread;
    try (var it = visitor()) {
      thread = it.say(HELLO).next("welcome").path("thread").asText();
      it.say("{'type':'message','id':'message-1','text':'a'}").next("reply");
    }
    try (var it = visitor()) {
      it.say("{'type':'hello','token':'alpha-widget','seen':0,'thread':'" + thread + "'}");
      it.next("welcome");
      it.say("{'type':'message','id':'message-1','text':'a'}").next("reply");
    }
    assertThat(house.talks.asked).hasSize(2).allMatch(house.talks.asked.getFirst()::equals);
  }

  @Test
  void a_thread_of_one_business_is_unknown_to_another() {
    String thread;
    try (var it = visitor()) {
      thread = it.say(HELLO).next("welcome").path("thread").asText();
      it.say("{'type':'message','id':'message-1','text':'a'}").next("reply");
    }
    try (var it = visitor("https://www.beta.example")) {
      it.say("{'type':'hello','token':'beta-widget','thread':'" + thread + "'}").next("welcome");
      it.say("{'type':'message','id':'message-2','text':'b'}").next("reply");
    }
    var first = house.talks.asked.getFirst().split(" ", 2)[0].split(":", 2);
    var second = house.talks.asked.getLast().split(" ", 2)[0].split(":", 2);
    assertThat(second[0]).isEqualTo("beta");
    assertThat(second[1]).isNotEqualTo(first[1]);
  }

  @Test
  void pages_that_are_not_allowed_do_not_even_open_it() {
    var base = house.server.base();
    for (var origin :
        List.of(
            "https://evil.example",
            "http://www.alpha.example",
            "https://www.alpha.example:444",
            "https://www.alpha.example.evil.example",
            "null"))
      assertThat(Visitor.refused(base, CHAT, "Origin", origin)).as(origin).isEqualTo(403);
    assertThat(Visitor.refused(base, CHAT)).isEqualTo(403);
    assertThat(refused("wrong-origin")).isEqualTo(6);
  }

  @Test
  void a_token_opens_nothing_on_the_pages_of_another_business() {
    try (var it = visitor("https://www.beta.example")) {
      assertThat(it.say(HELLO).next("error").path("reason").asText()).isEqualTo("wrong-origin");
      it.closed();
    }
    try (var it = visitor()) {
      it.say("{'type':'hello','token':'sbw_nobody'}");
      assertThat(it.next("error").path("reason").asText()).isEqualTo("unknown-token");
      it.closed();
    }
    assertThat(refused("unknown-token")).isEqualTo(1);
  }

  @Test
  void a_token_may_stand_in_a_header_or_beside_the_protocol() {
    try (var it = visitor(SITE, "X-Widget-Token", "alpha-widget")) {
      it.say("{'type':'hello'}").next("welcome");
    }
    try (var it = visitor(SITE, "Sec-WebSocket-Protocol", "switchboard.chat,token.alpha-widget")) {
      it.say("{'type':'hello'}").next("welcome");
    }
  }

  @Test
  void whoever_speaks_before_saying_hello_is_shown_out() {
    try (var it = visitor()) {
      it.say("{'type':'message','id':'message-1','text':'a'}");
      assertThat(it.next("error").path("reason").asText()).isEqualTo("not-opened");
      it.closed();
    }
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_told_and_at_last_ends_it() {
    try (var it = visitor()) {
      it.say(HELLO).next("welcome");
      it.say("no json");
      it.next("error");
      it.bytes(new byte[40_000]);
      it.next("error");
      it.say("[1]");
      it.next("error");
      it.say("{'type':'message','id':'x','text':'short id'}").next("error");
      it.say("{'type':'nonsense'}").next("error");
      it.closed();
    }
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused_and_the_rest_goes_on() {
    try (var it = visitor()) {
      it.say(HELLO).next("welcome");
      it.say("{'type':'message','id':'message-1','text':'" + "x".repeat(2_001) + "'}");
      assertThat(it.next("error").path("reason").asText()).isEqualTo("too-long");
      it.say("{'type':'message','id':'message-2','text':'" + "x".repeat(60_000) + "'}");
      assertThat(it.next("error").path("reason").asText()).isEqualTo("too-long");
      it.say("{'type':'message','id':'message-3','text':'ok'}").next("reply");
    }
  }

  @Test
  void a_message_that_stays_half_is_given_up() {
    try (var it = visitor()) {
      it.say(HELLO).next("welcome");
      it.half("{'type':");
      it.closed();
    }
  }

  @Test
  void whoever_writes_too_fast_is_told_to_wait() {
    try (var it = visitor()) {
      it.say(HELLO).next("welcome");
      for (int i = 0; i < 21; i++) it.say("{'type':'message','id':'message-" + i + "','text':'a'}");
      var told = it.next("error");
      assertThat(told.path("reason").asText()).isEqualTo("too-often");
      assertThat(told.path("id").asText()).isEqualTo("message-20");
    }
  }

  @Test
  void a_business_that_is_suspended_is_closed() {
    house
        .tenants
        .<Reply>ask("alpha", to -> new Command.Suspend("unpaid", to))
        .toCompletableFuture()
        .join();
    try (var it = visitor()) {
      assertThat(it.say(HELLO).next("error").path("reason").asText()).isEqualTo("suspended");
    }
  }

  @Test
  void a_visitor_may_ring_up_too() {
    try (var it = Visitor.at(house.server.base(), "/v1/widget/voice", "Origin", SITE)) {
      it.say("{'type':'start','token':'alpha-widget'}").next("begun");
    }
    try (var it = Visitor.at(house.server.base(), "/v1/widget/voice", "Origin", SITE)) {
      it.say("{'type':'start','token':'nobody'}").next("error");
      it.closed();
    }
  }
}
