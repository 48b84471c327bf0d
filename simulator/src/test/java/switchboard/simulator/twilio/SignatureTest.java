package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.Signature.Product;

class SignatureTest {

  private static final Account ACCOUNT = new Account("AC1", "12345");
  private static final String URL = "https://example.com/myapp.php?foo=1&bar=2";
  private static final Form FORM =
      Form.of(
          Map.of(
              "CallSid", "CA1234567890ABCDE",
              "Caller", "+14158675310",
              "Digits", "1234",
              "From", "+14158675310",
              "To", "+18005551212"));

  @Test
  void the_form_in_twilios_documentation_is_signed_as_it_says_there() {
    assertThat(Signature.of(ACCOUNT, URL, FORM)).isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
  }

  @Test
  void twilios_own_library_accepts_a_form_with_awkward_names_and_values() {
    var form =
        FORM.with("body", "lower case sorts last")
            .with("Body", "a&b=c+d %20 \u00e9\ud83d\ude00\n")
            .with("Empty", "");

    assertThat(
            new RequestValidator("12345")
                .validate(URL, Map.copyOf(form.fields()), Signature.of(ACCOUNT, URL, form)))
        .isTrue();
  }

  @Test
  void twilios_own_library_accepts_a_get() {
    assertThat(
            new RequestValidator("12345")
                .validate(URL, Map.of(), Signature.of(ACCOUNT, URL, Form.EMPTY)))
        .isTrue();
  }

  @Test
  void twilios_own_library_accepts_a_json_body() throws Exception {
    var body = "{\"a\":\"\u00e9\"}";
    var url = Signature.withBodyHash(URL, body.getBytes(UTF_8));

    assertThat(
            new RequestValidator("12345")
                .validate(url, body, Signature.of(ACCOUNT, url, Form.EMPTY)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@a.example:8443/x?y=1#rc=2, VOICE, https://a.example/x?y=1",
    "https://a.example:8443/x, MESSAGING, https://a.example:8443/x",
    "http://127.0.0.1:8080/x/, VOICE, http://127.0.0.1:8080/x/",
    "http://127.0.0.1:8080/a?b=c:1@d, VOICE, http://127.0.0.1:8080/a?b=c:1@d",
    "https://a.example, VOICE, https://a.example"
  })
  void what_is_signed_is_the_address_as_twilio_writes_it(
      String url, Product product, String signed) {
    assertThat(Signature.signable(url, product)).isEqualTo(signed);
  }

  @Test
  void a_relative_address_cannot_be_signed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signature.signable("/twilio/voice", Product.VOICE));
  }

  @Test
  void an_account_does_not_show_its_token() {
    assertThat(ACCOUNT.toString()).doesNotContain("12345");
  }
}
