package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Opinion;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// Specialists asked by a language model that leads the talk.
class AdvisedCounselTest {

  private final Debate talk = new Debate();

  private Debate consulting() {
    talk.begun().says("yes please ask them");
    var arguments =
        Debate.json().put("question", "why does the drain smell").put("agreed", true);
    return talk.sentence("I will ask.").wants("consult_specialists", arguments).done();
  }

  private static Result advised() {
    var said = new Opinion.Answered("The trap is dry.", 0.9);
    return new Result.Advised(
        List.of(Contribution.of("drainage", "drainage specialist", said, Duration.ZERO)));
  }

  @Test
  void a_wait_that_was_agreed_to_is_no_reason_to_give_up() {
    consulting();
    assertThat(talk.open()).singleElement().matches(it -> it.tool() instanceof Tool.ConsultSpecialists);
    talk.decide(new Command.GiveUp(1));
    assertThat(talk.reply()).isEqualTo("(nothing)");
    talk.finish(advised());
    assertThat(talk.asking()).isEqualTo("first");
    talk.sentence("Our drainage specialist says the trap is dry.").done();
    assertThat(talk.reply())
        .isEqualTo("I will ask. Our drainage specialist says the trap is dry.");
  }

  @Test
  void the_caller_is_kept_company_more_than_once() {
    consulting();
    talk.decide(new Command.Hurry(1));
    talk.now = talk.now.plusSeconds(10);
    talk.decide(new Command.Hurry(1));
    assertThat(talk.of(FillerSpoken.class))
        .extracting(FillerSpoken::text)
        .doesNotHaveDuplicates()
        .hasSize(2)
        .first()
        .asString()
        .contains("our drainage specialist");
  }

  @Test
  void words_meanwhile_end_the_wait() {
    consulting().says("oh never mind");
    assertThat(talk.turn()).isEqualTo(2);
    assertThat(talk.asking()).isEqualTo("first");
    talk.finish(advised());
    talk.sentence("All right.").done();
    assertThat(talk.reply()).isEqualTo("All right.");
  }

  @Test
  void if_no_model_is_left_the_rules_tell_what_they_said() {
    talk.models = new switchboard.engine.llm.Models(List.of("first"), switchboard.engine.llm.Cost.NONE);
    consulting();
    talk.finish(advised());
    talk.fails(switchboard.engine.llm.Failure.BROKEN);
    assertThat(talk.reply()).contains("Our drainage specialist says: The trap is dry.");
  }

  @Test
  void nothing_personal_of_the_question_names_the_run() {
    consulting();
    var tool = (Tool.ConsultSpecialists) talk.open().getFirst().tool();
    assertThat(tool.question()).isEqualTo(Personal.of("why does the drain smell"));
    assertThat(talk.open().getFirst().run()).doesNotContain("drain");
  }
}
