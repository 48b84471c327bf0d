package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.edge.message.Delivery;

class TwilioSettingsTest {

  @Test
  void the_defaults_fit_together() {
    var edge = ConfigFactory.load().getConfig("switchboard.edge");
    var settings = TwilioSettings.of(edge);
    var delivery = Delivery.Settings.of(edge, Optional.empty());
    assertThat(settings.askTimeout().multipliedBy(2)).isLessThan(Duration.ofSeconds(15));
    assertThat(delivery.patience()).isGreaterThan(settings.requestTimeout().multipliedBy(3));
  }

  @Test
  void without_a_token_nobody_may_call() {
    assertThat(AuthTokens.single(Optional.empty(), Optional.empty()).of(Optional.of("AC1")))
        .isEmpty();
    assertThat(AuthTokens.single(Optional.of("AC1"), Optional.of("t")).of(Optional.of("AC2")))
        .isEmpty();
    assertThat(AuthTokens.single(Optional.of("AC1"), Optional.of("t")).of(Optional.empty()))
        .hasValue("t");
  }

  @Test
  void the_token_does_not_show() {
    var config =
        ConfigFactory.parseString("twilio.auth-token = hush")
            .withFallback(ConfigFactory.load().getConfig("switchboard.edge"));
    assertThat(TwilioSettings.of(config).toString()).doesNotContain("hush");
  }
}
