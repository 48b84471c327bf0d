package switchboard.edge.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.twilio.Acme;
import switchboard.engine.tenant.Profile;

final class RingSheetTest {

  private static final Profile BUSINESS = Acme.ACME.profile();

  private static Profile read(Profile business, String json) {
    return RingSheet.read(Body.of(json.getBytes(StandardCharsets.UTF_8)), business);
  }

  @Test
  void what_is_promised_to_whoever_is_not_taken_is_arranged_with_who_is_called() {
    var people = "{\"people\":[{\"name\":\"Kit Bower\",\"phone\":\"+15555550171\"}]";
    var wanted = read(BUSINESS, people + ",\"callBack\":\"PT30M\"}");
    assertThat(wanted.planning().promising().callBack()).isEqualTo(Duration.ofMinutes(30));
    assertThat(wanted.planning().promising().estimate())
        .isEqualTo(BUSINESS.planning().promising().estimate());
    assertThat(RingSheet.of(wanted).callBack()).isEqualTo("PT30M");
    assertThat(RingSheet.of(wanted).people())
        .extracting(RingSheet.Person::id)
        .containsExactly("kit-bower");
  }

  @Test
  void a_promise_that_is_not_spoken_of_stays() {
    var before = read(BUSINESS, "{\"people\":[],\"callBack\":\"P2D\"}");
    var after = read(before, "{\"people\":[]}");
    assertThat(after.planning().promising().callBack()).isEqualTo(Duration.ofDays(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT4M59S", "P8D", "PT0S", "-PT1H", "soon", "", "30"})
  void a_promise_nobody_can_keep_is_refused(String length) {
    assertThatThrownBy(
            () -> read(BUSINESS, "{\"people\":[],\"callBack\":\"%s\"}".formatted(length)))
        .isInstanceOfSatisfying(
            BadParameter.class, it -> assertThat(it.field()).isEqualTo("callBack"));
  }
}
