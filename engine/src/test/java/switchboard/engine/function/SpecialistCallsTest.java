package switchboard.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.specialist.Case;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Opinion;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

class SpecialistCallsTest {

  private static final String NAME = "consult_specialists";
  private static final Profile PLUMBER = Presets.all().getFirst().profile();
  private static final Setting VOICE = new Setting(PLUMBER, Instant.EPOCH, true);

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Call call(ObjectNode arguments, Setting setting) {
    return Functions.call(NAME, arguments, Frame.EMPTY, setting);
  }

  private static Tool.ConsultSpecialists asked(ObjectNode arguments, Setting setting) {
    return (Tool.ConsultSpecialists) ((Call.Asked) call(arguments, setting)).tool();
  }

  private static ObjectNode agreed(String question) {
    return json().put("question", question).put("agreed", true);
  }

  @Test
  void it_names_those_of_the_business_and_is_not_there_where_there_is_nobody() {
    var of = Functions.of(PLUMBER).stream().filter(it -> it.name().equals(NAME)).findFirst();
    var ids = of.orElseThrow().parameters().at("/properties/specialists/items/enum");
    assertThat(ids).hasSize(4).first().hasToString("\"heating\"");
    var alone = PLUMBER.with(List.of());
    assertThat(Functions.of(alone)).noneMatch(it -> it.name().equals(NAME));
    assertThat(call(agreed("why"), new Setting(alone, Instant.EPOCH, true)))
        .isInstanceOf(Call.Refused.class);
  }

  @Test
  void nobody_waits_who_has_not_agreed() {
    var refused = call(json().put("question", "is a tank better").put("agreed", false), VOICE);
    assertThat(((Call.Refused) refused).why()).contains("First ask the caller", "thirty seconds");
  }

  @Test
  void those_who_are_named_are_asked_and_nobody_who_does_not_exist() {
    var arguments = agreed("is a tank better");
    arguments.putArray("specialists").add("pipes").add("nobody").add(7).add("drainage");
    var tool = asked(arguments, VOICE);
    assertThat(tool.specialists()).containsExactly("drainage", "pipes");
    assertThat(tool.limit()).isEqualTo(Case.FIRST);
    assertThat(asked(arguments, new Setting(PLUMBER, Instant.EPOCH, false)).limit())
        .isEqualTo(Case.ALL);
  }

  @Test
  void where_none_is_named_the_moderator_picks() {
    assertThat(asked(agreed("why does the drain smell"), VOICE).specialists())
        .containsExactly("drainage");
    assertThat(call(agreed("who won the cup"), VOICE)).isInstanceOf(Call.Refused.class);
  }

  @Test
  void what_they_say_is_told_with_whom_it_comes_from() {
    var tool = asked(agreed("why does the drain smell"), VOICE);
    var said = new Opinion.Answered("The trap is dry.", 0.9);
    var told =
        Functions.told(
            tool,
            new Result.Advised(
                List.of(
                    Contribution.of("drainage", "drainage specialist", said, Duration.ZERO),
                    Contribution.late("pipes", "pipes specialist", Duration.ZERO))),
            VOICE);
    assertThat(told.path("say").asText())
        .isEqualTo("Our drainage specialist says: The trap is dry.");
    assertThat(told.path("complete").asBoolean()).isFalse();
    var none = Functions.told(tool, new Result.Advised(List.of()), VOICE);
    assertThat(none.path("ok").asBoolean()).isFalse();
  }
}
