package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.simulator.twilio.Answer;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Webhooks.Method;

/// Rightly signed webhooks with anything in their fields: stored intact or refused clearly.
final class NaughtyTest {

  private static House house;
  private static Business plumber;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    plumber = house.plumber();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static List<String> naughty() {
    return List.of(
        "'; drop table turn; --",
        "<script>alert(1)</script>&amp;]]>",
        "\"}],{\"a\":null,\\u0041\\",
        "${jndi:ldap://127.0.0.1/x} %s %n {0}",
        "\u202Etxt.exe \u200B\uFEFF zero",
        "👩‍👩‍👧‍👦 Zoë Ñandú 山田太郎 עברית",
        "a\u0301\u0302\u0303\u0304\u0305\u0306",
        "line one\r\nline two\ttab\u0007bell\u0085next",
        "NaN Infinity -0 1e309 0x7f",
        "../../etc/passwd%00.html");
  }

  private static Form form(String sid) {
    return Form.of(
        Map.of(
            "AccountSid",
            House.ACCOUNT.sid(),
            "CallSid",
            sid,
            "From",
            Ring.FROM,
            "To",
            plumber.number(),
            "CallStatus",
            "in-progress"));
  }

  private static Answer post(String path, Form form) throws Exception {
    return house.webhooks.send(
        Method.POST, URI.create(house.http.base() + path), form, Product.VOICE);
  }

  private static String begun(String sid) throws Exception {
    assertThat(post("/twilio/voice", form(sid)).status()).isEqualTo(200);
    return sid;
  }

  @Test
  void whatever_is_said_is_kept_as_it_was_said() throws Exception {
    var sid = begun("CAnaughty");
    var said = naughty();
    for (int turn = 1; turn <= said.size(); turn++) {
      var spoken = form(sid).with("SpeechResult", said.get(turn - 1)).with("Confidence", "0.9");
      assertThat(post("/twilio/voice/turn?turn=" + turn, spoken).status()).isEqualTo(200);
      if (ended(sid)) break;
    }
    Patience.until("the first is shown", () -> !kept(sid).isEmpty());
    assertThat(kept(sid)).isNotEmpty().isSubsetOf(said);
  }

  private static boolean ended(String sid) throws Exception {
    var answer = house.http.get("/v1/crm/conversations/" + sid, plumber.keys());
    return answer.statusCode() == 200 && Http.json(answer).at("/conversation").has("ended");
  }

  private static List<String> kept(String sid) throws Exception {
    var answer = house.http.get("/v1/crm/conversations/" + sid, plumber.keys());
    return answer.statusCode() == 200
        ? Http.json(answer).get("turns").findValuesAsText("said")
        : List.of();
  }

  @ParameterizedTest
  @MethodSource("naughty")
  void a_text_is_kept_as_it_was_written(String text) throws Exception {
    var from = "+1620555%04d".formatted(100 + naughty().indexOf(text));
    assertThat(house.text(plumber, from, text)).hasSizeLessThanOrEqualTo(1);
    Patience.until(
        "it is shown",
        () ->
            plumber.items("/v1/crm/conversations?channel=sms").stream()
                .anyMatch(it -> it.path("peer").asText().equals(from)));
    var id =
        plumber.items("/v1/crm/conversations?channel=sms").stream()
            .filter(it -> it.path("peer").asText().equals(from))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asText();
    assertThat(kept(Business.encoded(id))).containsExactly(text);
  }

  static Stream<String> fields() {
    return Stream.of(
        "CallSid",
        "From",
        "To",
        "CallStatus",
        "SpeechResult",
        "Confidence",
        "Digits",
        "AccountSid",
        "MessageSid",
        "Body",
        "OptOutType",
        "MessageStatus",
        "SequenceNumber",
        "CallDuration",
        "ErrorCode",
        "FromCity",
        "");
  }

  @ParameterizedTest
  @MethodSource("fields")
  void no_field_can_bring_the_house_down(String field) throws Exception {
    var values =
        Stream.concat(
                naughty().stream(),
                Stream.of("", " ", "\0", "a\0b", "x".repeat(20_000), "-1", "9".repeat(40)))
            .toList();
    for (var value : values)
      for (var path :
          List.of("/twilio/voice", "/twilio/voice/turn?turn=1", "/twilio/status", "/twilio/sms")) {
        var form = form("CAfield").with("MessageSid", "SMfield").with("Body", "Hi");
        var answer = post(path, form.with(field, value));
        assertThat(answer.status()).as("%s of %s", field, path).isLessThan(500);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ");
      }
    assertThat(house.http.get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void a_form_without_bounds_is_refused() throws Exception {
    var huge = form("CAhuge").with("SpeechResult", "x".repeat(100_000));
    assertThat(post("/twilio/voice/turn?turn=1", huge).status()).isEqualTo(413);
  }

  @Test
  void a_turn_from_nowhere_is_taken_for_no_turn() throws Exception {
    var sid = begun("CAturns");
    for (var turn : List.of("-1", "0", "7", "2147483648", "one", "%00", "1&turn=2")) {
      var answer = post("/twilio/voice/turn?turn=" + turn, form(sid).with("SpeechResult", "Hello"));
      assertThat(answer.status()).as(turn).isLessThan(500);
    }
    var journal = house.journal();
    assertThat(post("/twilio/voice/turn?turn=9", form(sid)).status()).isEqualTo(200);
    assertThat(house.journal()).isEqualTo(journal);
  }
}
