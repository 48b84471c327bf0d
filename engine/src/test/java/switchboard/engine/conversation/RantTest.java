package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.job.JobCard;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.understanding.EmbeddedUnderstander;

/// Callers who do not stop talking.
class RantTest {

  private static final String RANT =
      "and another thing the website is so slow that my customers leave and i told you before "
          .repeat(700);

  private final Works works =
      new Works(
          List.of(
              new JobCard(
                  "job-1",
                  "Website project",
                  JobCard.Status.IN_PROGRESS,
                  75,
                  Optional.empty(),
                  Optional.empty())),
          List.of());

  private Talk talk(String tenant) {
    var preset =
        Presets.all().stream().filter(it -> it.tenant().equals(tenant)).findFirst().orElseThrow();
    var talk =
        new Talk("CA1", Optional.of(Talk.CALLER), new EmbeddedUnderstander(), preset.profile());
    talk.known = true;
    talk.tools =
        (tool, run) ->
            tool instanceof RecordTool it ? works.run(run, it, talk.now) : talk.usual(tool, run);
    talk.calls();
    return talk;
  }

  private static void brief(String reply) {
    assertThat(reply).isNotBlank().doesNotContain("i told you before");
    assertThat(reply.split("\\s+")).hasSizeLessThan(75);
  }

  @Test
  void ten_thousand_words_are_cut_to_what_a_team_can_read() {
    var talk = talk("webstudio");
    talk.says("this is Pat Example and I have a change request");
    brief(talk.says("please make the site faster " + RANT));
    assertThat(works.changes).hasSize(1).allMatch(it -> it.length() < 400);
  }

  @Test
  void ten_thousand_words_are_answered_soon_wherever_they_are_said() {
    for (var tenant : List.of("plumber", "medspa", "webstudio")) {
      var talk = talk(tenant);
      talk.says("can I leave a message");
      var before = System.nanoTime();
      brief(talk.says(RANT));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
    }
  }
}
