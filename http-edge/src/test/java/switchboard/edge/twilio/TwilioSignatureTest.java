package switchboard.edge.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSignatureTest {

  private static final String URL = "https://example.com/myapp.php?foo=1&bar=2";
  private static final String VECTOR = "L/OH5YylLD5NRKLltdqwSvS0BnU=";
  private static final TwilioForm FORM =
      form(
          "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234"
              + "&From=%2B14158675310&To=%2B18005551212");

  private final TwilioSignature signature = new TwilioSignature("12345");

  @Test
  void the_published_vector_holds() {
    assertThat(signature.form(URL, FORM, VECTOR)).isTrue();
  }

  @Test
  void whatever_is_changed_it_holds_no_more() {
    assertThat(signature.form(URL + "3", FORM, VECTOR)).isFalse();
    assertThat(signature.form(URL, form("CallSid=CA1"), VECTOR)).isFalse();
    assertThat(signature.form(URL, FORM, VECTOR.toLowerCase(java.util.Locale.ROOT))).isFalse();
    assertThat(signature.form(URL, FORM, "")).isFalse();
    assertThat(new TwilioSignature("12346").form(URL, FORM, VECTOR)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a?b=c,      https://example.com:443/a?b=c",
    "https://example.com:443/a?b=c,  https://example.com/a?b=c",
    "https://example.com:8443/a,     https://example.com/a",
    "https://example.com:8443/a,     https://example.com:8443/a",
    "http://example.com/a,           http://example.com:80/a",
    "http://127.0.0.1:8080/a,        http://127.0.0.1:8080/a",
    "http://[::1]:8080/a,            http://[::1]:8080/a",
    "http://user:pw@example.com/a,   http://example.com/a",
    "http://example.com/a?x=u@v:9,   http://example.com/a?x=u@v:9",
    "http://example.com/a#rc=2,      http://example.com/a",
  })
  void ports_and_credentials_may_differ(String configured, String signed) {
    assertThat(signature.form(configured, TwilioForm.EMPTY, Signed.data("12345", signed))).isTrue();
  }

  @Test
  void bytes_of_the_query_are_not_touched() {
    var url = "https://example.com/a%2Fb?c=%7E~|{}&d=%2b+";
    assertThat(signature.get(url, Signed.data("12345", url))).isTrue();
  }

  @Test
  void a_name_sent_twice_counts_once_a_value_or_every_time() {
    var twice = form("To=b&To=a&To=b&A=1");
    assertThat(signature.form(URL, twice, Signed.data("12345", URL + "A1TobToaTob"))).isTrue();
    assertThat(signature.form(URL, twice, Signed.data("12345", URL + "A1ToaTob"))).isTrue();
    assertThat(signature.form(URL, twice, Signed.data("12345", URL + "A1Tob"))).isFalse();
  }

  @Test
  void names_sort_by_case() {
    var form = form("b=2&B=1&a=3");
    assertThat(signature.form(URL, form, Signed.data("12345", URL + "B1a3b2"))).isTrue();
  }

  @Test
  void a_json_body_is_vouched_for_by_its_hash() {
    var body = "{\"a\":1}".getBytes(UTF_8);
    var hash = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
    var url = "https://example.com/a?bodySHA256=" + hash;
    var signed = Signed.data("12345", url);
    assertThat(signature.body(url, body, signed)).isTrue();
    assertThat(signature.body(url, "{\"a\":2}".getBytes(UTF_8), signed)).isFalse();
    var bare = "https://example.com/a";
    assertThat(signature.body(bare, body, Signed.data("12345", bare))).isFalse();
  }

  @Test
  void the_handshake_of_a_socket_may_have_a_slash_or_be_https() {
    var url = "wss://example.com/media";
    for (var signed :
        new String[] {
          url,
          url + "/",
          "https://example.com/media",
          "https://example.com/media/",
          "wss://example.com:443/media"
        }) {
      assertThat(signature.socket(url, Signed.data("12345", signed))).isTrue();
    }
    assertThat(signature.socket(url, Signed.data("12345", "wss://example.org/media"))).isFalse();
  }

  @Test
  void the_vendors_own_validator_agrees_on_naughty_values() {
    var random = new Random(7);
    var validator = new RequestValidator("12345");
    for (int round = 0; round < 300; round++) {
      var fields = new LinkedHashMap<String, String>();
      for (int i = 0; i < 5; i++) fields.put("F" + random.nextInt(20), naughty(random));
      var signed = Signed.form("12345", URL, fields);
      assertThat(validator.validate(URL, fields, signed)).isTrue();
      assertThat(signature.form(URL, form(Signed.encode(fields)), signed)).isTrue();
    }
  }

  @Test
  void text_survives_its_encoding() {
    for (var text : Naughty.STRINGS) {
      var form = form(Signed.encode(Map.of("Body", text)));
      assertThat(form.raw("Body")).hasValue(text.replace('\0', '\uFFFD'));
    }
  }

  @Test
  void a_broken_encoding_reads_as_something_and_never_fails() {
    for (var broken :
        new String[] {"%", "a=%", "a=%4", "a=%zz", "&&&", "=", "a", "%C3=%28", "a=%ff"}) {
      assertThat(form(broken).raw("nothing")).isEmpty();
    }
    assertThat(form("a=%C3%28").raw("a")).hasValue("\uFFFD(");
    assertThat(form("a=100%").raw("a")).hasValue("100%");
  }

  private static String naughty(Random random) {
    return Naughty.STRINGS.get(random.nextInt(Naughty.STRINGS.size()));
  }

  private static TwilioForm form(String encoded) {
    return TwilioForm.parse(encoded.getBytes(UTF_8));
  }
}
