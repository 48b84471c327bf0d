package switchboard.engine.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tenant.Specialist.Price;
import switchboard.engine.tenant.Specialist.Source;

class ReadingTest {

  private static Opinion asked(String tenant, String id, String question) {
    var all = ModeratorTest.of(tenant);
    var who = all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    return Reading.of(who, all, question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plumber   | heating      | is a tankless water heater better than a tank                 | tankless
          plumber   | heating      | why is my water heater making a rumbling noise                | sediment
          plumber   | heating      | the hot water is rusty should i replace the heater            | anode
          plumber   | drainage     | is hydro jetting better than snaking                          | cable
          plumber   | drainage     | the toilet bubbles when the shower drains what is it          | main sewer
          plumber   | guarantees   | does the warranty cover labor                                 | labor
          plumber   | pipes        | copper or pex which is better                                 | twice
          estate    | conveyancing | how long does the purchase take after the offer is accepted   | sixteen weeks
          estate    | letting-law  | does a landlord need a gas safety check                       | every year
          estate    | valuations   | would a loft conversion add value                             | loft
          medspa    | injectables  | how long does botox last                                      | three to four months
          medspa    | aftercare    | when can i go to the gym after botox                          | day after
          webstudio | seo          | how many months until new pages rank                          | three to six months
          webstudio | hosting      | wordpress or static site which one is better                  | plug-ins
          """)
  void the_best_passage_is_what_they_say(String tenant, String id, String question, String says) {
    assertThat(asked(tenant, id, question))
        .isInstanceOfSatisfying(
            Opinion.Answered.class,
            it -> {
              assertThat(it.text()).contains(says);
              assertThat(it.confidence()).isBetween(0.4, 1.0);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plumber   | heating  | can i heat my swimming pool with geothermal energy from the lake
          plumber   | drainage | who won the football last night
          plumber   | heating  | what is your social security number
          medspa    | skin     | does cryotherapy freeze fat cells on the belly
          webstudio | hosting  | can quantum computers break our encryption keys
          """)
  void what_their_sources_do_not_say_they_do_not_know(String tenant, String id, String question) {
    assertThat(asked(tenant, id, question)).isEqualTo(new Opinion.Unknown());
  }

  @Test
  void nothing_is_said_that_does_not_stand_in_the_sources() {
    var prices =
        new Source(
            "prices", Optional.empty(), List.of(), List.of(new Price("roof survey", "from 90 pounds")));
    var it = new Specialist("roofs", "roof specialist", List.of("roof"), List.of(prices));
    assertThat(Reading.of(it, List.of(it), "what is the price of a roof survey"))
        .isEqualTo(new Opinion.Answered("roof survey: from 90 pounds.", 1));
  }

  @Test
  void endless_and_empty_questions_are_taken_calmly() {
    var all = ModeratorTest.of("plumber");
    assertThat(Reading.of(all.getFirst(), all, "")).isEqualTo(new Opinion.Unknown());
    assertThat(Reading.of(all.getFirst(), all, "漢字 🙂 \u0000 ((((")).isEqualTo(new Opinion.Unknown());
    assertThat(Reading.of(all.getFirst(), all, "blah ".repeat(10_000)))
        .isEqualTo(new Opinion.Unknown());
  }
}
