package switchboard.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import switchboard.engine.job.JobCard.Status;

class ProjectsTest {

  @Test
  void the_web_agency_has_jobs_at_every_stage_for_plainly_fictional_people() {
    var all = Projects.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all).extracting(Projects.Project::id).doesNotHaveDuplicates();
    assertThat(all).extracting(it -> it.steps().getLast().percent()).contains(0, 40, 75, 100);
    assertThat(all)
        .flatExtracting(Projects.Project::steps)
        .extracting(it -> it.status().orElse(Status.IN_PROGRESS))
        .contains(Status.REVIEW, Status.ON_HOLD, Status.DONE);
    assertThat(all).extracting(it -> it.customer().phone()).allMatch(it -> it.contains("555"));
    assertThat(all)
        .flatExtracting(it -> it.customer().email().stream().toList())
        .allMatch(it -> it.toString().endsWith(".example"));
  }
}
