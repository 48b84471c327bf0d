package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Faults;
import switchboard.simulator.twilio.Faults.Delivery;
import switchboard.simulator.twilio.Faults.Signing;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.SentMessage;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.SmsSender;
import switchboard.simulator.twilio.Webhooks.Method;

/// The whole house over real sockets: callers and their texts on one side, owners on the other.
final class WholeHouseTest {

  private static final String DANA = "+19135550142";

  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static List<SentMessage> sent(String to, String from) {
    return house.twilio.messages().stream()
        .filter(it -> it.to().equals(to))
        .filter(it -> it.from().filter(from::equals).isPresent())
        .toList();
  }

  private static void untilBothHeard(Business it) throws Exception {
    Patience.until(
        "a message each to customer and owner is delivered",
        () -> it.messages("customer", "DELIVERED") == 1 && it.messages("owner", "DELIVERED") == 1);
  }

  @Test
  void a_caller_in_need_gets_an_appointment_and_everybody_hears_of_it_once() throws Exception {
    var plumber = house.plumber();
    var end = house.booked(plumber, "burst-pipe");
    Patience.until(
        "every turn is shown",
        () -> plumber.conversation(end.callSid()).get("turns").size() == end.turns() + 1);
    var conversation = plumber.conversation(end.callSid());
    assertThat(plumber.appointments())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.get("status").asText()).isEqualTo("CONFIRMED");
          assertThat(it.get("emergency").asBoolean()).isTrue();
          assertThat(it.get("conversation").asText()).isEqualTo(end.callSid());
          assertThat(it.get("id")).isEqualTo(conversation.at("/conversation/appointment"));
          assertThat(it.get("name").asText()).isEqualTo("Dana Whitlock");
          assertThat(it.get("phone").asText()).isEqualTo(DANA);
          assertThat(it.get("address").asText()).contains("418 Cottonwood Lane");
        });
    assertThat(conversation.get("turns")).hasSize(end.turns() + 1);
    assertThat(plumber.items("/v1/crm/customers?search=whitlock")).hasSize(1);
    untilBothHeard(plumber);
    assertThat(sent(DANA, plumber.number())).hasSize(1);
    assertThat(sent(plumber.owner(), plumber.number())).hasSize(1);
    assertThat(plumber.messages()).hasSize(2);
    assertThat(plumber.read("/v1/owner/today").get("emergencies")).hasSize(1);
  }

  @Test
  void who_rings_again_is_greeted_by_name() throws Exception {
    var plumber = house.plumber();
    house.booked(plumber, "burst-pipe");
    var second = new Transcript();
    house.call(plumber, "burst-pipe", second);
    assertThat(second.texts("heard").getFirst()).contains("Dana");
    assertThat(plumber.items("/v1/crm/customers")).hasSize(1);
  }

  @Test
  void the_word_no_cancels_the_next_appointment() throws Exception {
    var plumber = house.plumber();
    house.booked(plumber, "burst-pipe");
    assertThat(house.text(plumber, DANA, "NO")).singleElement().asString().contains("cancel");
    Patience.until("it is cancelled", () -> plumber.appointments("CANCELLED").size() == 1);
    assertThat(plumber.appointments("CONFIRMED")).isEmpty();
  }

  @Test
  void the_word_yes_confirms_the_next_appointment() throws Exception {
    var plumber = house.plumber();
    house.booked(plumber, "burst-pipe");
    assertThat(house.text(plumber, DANA, "YES")).hasSize(1);
    Patience.until(
        "they will be there", () -> plumber.appointments().getFirst().get("attending").asBoolean());
  }

  @Test
  void after_stop_only_the_owner_is_written_to() throws Exception {
    var plumber = house.plumber();
    house.booked(plumber, "burst-pipe");
    untilBothHeard(plumber);
    house.text(plumber, DANA, "STOP");
    Patience.until(
        "the customer is opted out",
        () -> plumber.items("/v1/crm/customers").getFirst().get("optedOut").asBoolean());
    house.booked(plumber, "burst-pipe");
    Patience.until("it is suppressed", () -> plumber.messages("customer", "SUPPRESSED") == 1);
    Patience.until("the owner hears", () -> plumber.messages("owner", "DELIVERED") == 2);
    assertThat(sent(DANA, plumber.number())).hasSize(1);
    assertThat(sent(plumber.owner(), plumber.number())).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(value = Signing.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
  void what_twilio_did_not_sign_is_refused_and_leaves_no_trace(Signing signing) throws Exception {
    var plumber = house.plumber();
    var before = house.journal();
    var webhooks = house.webhooks.with(Faults.of(signing));
    for (var path :
        List.of("/twilio/voice", "/twilio/voice/turn?turn=1", "/twilio/status", "/twilio/sms")) {
      var url = URI.create(house.http.base() + path);
      var answer = webhooks.send(Method.POST, url, form(plumber, "refused"), Product.VOICE);
      assertThat(answer.status()).as(path).isEqualTo(403);
    }
    assertThat(house.journal()).isEqualTo(before);
    assertThat(plumber.items("/v1/crm/conversations")).isEmpty();
    assertThat(house.http.get("/metrics").body()).contains("signature");
  }

  private static Form form(Business to, String sid) {
    return Form.of(
        Map.of(
            "AccountSid",
            House.ACCOUNT.sid(),
            "CallSid",
            sid,
            "MessageSid",
            sid,
            "CallStatus",
            "ringing",
            "From",
            DANA,
            "To",
            to.number(),
            "SpeechResult",
            "A pipe burst.",
            "Body",
            "Hello"));
  }

  @Test
  void a_number_of_nobody_is_apologised_for_and_leaves_no_trace() throws Exception {
    var before = house.journal();
    var nobody = new Business("nobody", "+16205550199", "", Map.of(), house.http);
    var heard = new Transcript();
    var end = house.call(nobody, "burst-pipe", heard);
    assertThat(end.problems()).isEmpty();
    assertThat(heard.texts("heard")).singleElement().asString().containsIgnoringCase("sorry");
    assertThat(house.text(nobody, DANA, "Hello")).hasSize(1);
    assertThat(house.journal()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(value = Delivery.class, names = "ONCE", mode = EnumSource.Mode.EXCLUDE)
  void what_twilio_delivers_twice_counts_once(Delivery delivery) throws Exception {
    var plumber = house.plumber();
    var webhooks = house.webhooks.with(Faults.of(delivery));
    var said = new Transcript();
    var end = House.call(webhooks, plumber.line(), "burst-pipe", said);
    assertThat(end.problems()).isEmpty();
    untilBothHeard(plumber);
    Patience.until("it is booked", () -> !plumber.appointments("CONFIRMED").isEmpty());
    assertThat(plumber.appointments("CONFIRMED")).hasSize(1);
    assertThat(plumber.messages()).hasSize(2);
    assertThat(plumber.items("/v1/crm/customers")).hasSize(1);
    var turns = plumber.conversation(end.callSid()).get("turns");
    assertThat(turns).hasSize(end.turns() + 1);
    assertThat(said(turns)).isEqualTo(said.texts("said"));
  }

  private static List<String> said(JsonNode turns) {
    return turns.findValuesAsText("said");
  }

  @Test
  void a_text_delivered_twice_is_answered_alike_and_kept_once() throws Exception {
    var plumber = house.plumber();
    var twice = house.webhooks.with(Faults.of(Delivery.TWICE_AT_ONCE));
    var sender = new SmsSender(twice, plumber.line(), new OptOuts());
    assertThat(sender.send(InboundText.of(Party.of(DANA), "My tap drips."))).hasSize(1);
    Patience.until("it is shown", () -> !plumber.items("/v1/crm/conversations").isEmpty());
    var id = plumber.items("/v1/crm/conversations").getFirst().get("id").asText();
    Patience.until("with its reply", () -> turns(plumber, id).findValue("reply") != null);
    assertThat(said(turns(plumber, id))).containsExactly("My tap drips.");
  }

  private static JsonNode turns(Business plumber, String id) throws Exception {
    return plumber.conversation(Business.encoded(id)).get("turns");
  }

  @Test
  void a_suspended_business_is_polite_and_stores_nothing() throws Exception {
    var plumber = house.plumber();
    house.http.send(
        "PATCH",
        "/v1/admin/businesses/" + plumber.id(),
        House.admin(),
        "{\"status\": \"SUSPENDED\", \"reason\": \"a test\"}");
    var before = house.journal();
    var heard = new Transcript();
    var end = house.call(plumber, "burst-pipe", heard);
    assertThat(end.problems()).isEmpty();
    assertThat(end.turns()).isZero();
    assertThat(heard.texts("heard")).singleElement().asString().isNotBlank();
    assertThat(house.text(plumber, DANA, "Hello")).hasSize(1);
    assertThat(house.journal()).isEqualTo(before);
  }

  /// The shipped script, with a caller who knows when.
  private static String tomorrow(Path folder) throws Exception {
    try (var in = WholeHouseTest.class.getResourceAsStream("/scripts/withheld.yaml")) {
      var script = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      var file = folder.resolve("withheld.yaml");
      Files.writeString(file, script.replace("Any day this week is fine.", "Monday morning."));
      return file.toString();
    }
  }

  @Test
  void who_shows_no_number_is_booked_once_they_have_told_one(@TempDir Path folder)
      throws Exception {
    var plumber = house.plumber();
    house.booked(plumber, tomorrow(folder));
    assertThat(plumber.appointments("CONFIRMED"))
        .singleElement()
        .satisfies(it -> assertThat(it.get("phone").asText()).isEqualTo("+19135550163"));
    untilBothHeard(plumber);
    assertThat(sent("+19135550163", plumber.number())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api"})
  void the_paths_of_older_installations_lead_to_the_same_receptionist(String prefix)
      throws Exception {
    var plumber = house.plumber();
    var line =
        plumber
            .line(prefix + "/voice/inbound")
            .withStatus(Optional.of(at(prefix + "/voice/status")))
            .withSms(at(prefix + "/webhooks/twilio/sms"));
    var end = House.call(house.webhooks, line, "burst-pipe", ConversationListener.NOBODY);
    assertThat(end.problems()).isEmpty();
    untilBothHeard(plumber);
    var sender = new SmsSender(house.webhooks, line, new OptOuts());
    assertThat(sender.send(InboundText.of(Party.of(DANA), "YES"))).hasSize(1);
    var again =
        house.webhooks.send(
            Method.POST,
            at(prefix + "/voice/process-speech"),
            form(plumber, "CAolder" + prefix.substring(1)),
            Product.VOICE);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("<Gather");
  }

  private static URI at(String path) {
    return URI.create(house.http.base() + path);
  }

  @Test
  void a_wrongly_signed_older_path_is_refused_too() throws Exception {
    var plumber = house.plumber();
    var wrong = house.webhooks.with(Faults.of(Signing.WRONG));
    var line = plumber.line().withSms(at("/api/webhooks/twilio/sms"));
    var sender = new SmsSender(wrong, line, new OptOuts());
    assertThatThrownBy(() -> sender.send(InboundText.of(Party.of(DANA), "Hello")))
        .isInstanceOf(CallFault.class)
        .hasMessageContaining("403");
  }

  @Test
  void one_business_never_sees_another() throws Exception {
    var one = house.plumber();
    var other = house.plumber();
    var end = house.booked(one, "burst-pipe");
    untilBothHeard(one);
    var customer = one.items("/v1/crm/customers").getFirst().get("id").asText();
    for (var list :
        List.of(
            Business.appointmentsPath(),
            "/v1/crm/conversations",
            "/api/crm/conversations?customer=" + Business.encoded(customer),
            "/v1/crm/customers?search=dana",
            "/v1/owner/messages")) assertThat(other.items(list)).as(list).isEmpty();
    for (var thing : List.of("conversations/" + end.callSid(), "customers/" + customer))
      assertThat(house.http.get("/v1/crm/" + thing, other.keys()).statusCode()).isEqualTo(404);
    for (var page : List.of("today", "business", "sms-metrics", "twilio-metrics"))
      assertThat(other.read("/v1/owner/" + page).toString())
          .doesNotContain("Dana", DANA, one.number(), end.callSid());
    assertThat(other.read("/v1/owner/twilio-metrics").get("requests").asInt()).isZero();
    var mixed =
        Map.of(
            "X-API-Key", String.valueOf(one.keys().get("X-API-Key")),
            "X-Owner-Token", String.valueOf(other.keys().get("X-Owner-Token")));
    assertThat(house.http.get("/v1/owner/today", mixed).statusCode()).isEqualTo(403);
  }
}
