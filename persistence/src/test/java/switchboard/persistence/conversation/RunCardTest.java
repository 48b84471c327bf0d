package switchboard.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Tool;

final class RunCardTest {

  @Test
  void a_tool_is_called_what_the_journal_calls_it() {
    var tool = new Tool.FindCustomer(Optional.empty(), Customer.Source.SMS);
    var name = tool.getClass().getAnnotation(JsonTypeName.class);
    assertThat(RunCard.tool(tool)).isEqualTo(name.value());
  }

  @Test
  void a_card_names_nobody() {
    var found =
        new CustomerFound(
            "c1",
            true,
            Optional.of(Personal.of("Ann Example")),
            Optional.of(Personal.of("1 Sample Street")),
            true,
            Optional.empty());
    assertThat(RunCard.result(found)).isEqualTo("Known customer, wants no texts");
  }

  @Test
  void a_failure_does_not_say_why() {
    assertThat(RunCard.result(new Failed("no route to +12025550111")))
        .isEqualTo("Could not be found out");
  }
}
