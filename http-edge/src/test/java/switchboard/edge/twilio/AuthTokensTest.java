package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuthTokensTest {

  @Test
  void without_a_token_nobody_may_call() {
    assertThat(AuthTokens.single(Optional.empty(), Optional.empty()).of(Optional.of("AC1")))
        .isEmpty();
    assertThat(AuthTokens.single(Optional.of("AC1"), Optional.of("t")).of(Optional.of("AC2")))
        .isEmpty();
    assertThat(AuthTokens.single(Optional.of("AC1"), Optional.of("t")).of(Optional.empty()))
        .hasValue("t");
  }
}
