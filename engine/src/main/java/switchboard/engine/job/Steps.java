package switchboard.engine.job;

import static switchboard.engine.job.JobCard.Status.CANCELLED;
import static switchboard.engine.job.JobCard.Status.DONE;
import static switchboard.engine.job.JobCard.Status.IN_PROGRESS;
import static switchboard.engine.job.JobCard.Status.ON_HOLD;
import static switchboard.engine.job.JobCard.Status.PLANNED;
import static switchboard.engine.job.JobCard.Status.REVIEW;

import java.util.Set;
import switchboard.engine.job.JobCard.Status;

/// Which way a job may go from where it stands.
public final class Steps {

  private Steps() {}

  /// Done comes back when something turns out to be missing; cancelled does not.
  public static Set<Status> from(Status status) {
    return switch (status) {
      case PLANNED -> Set.of(IN_PROGRESS, ON_HOLD, CANCELLED);
      case IN_PROGRESS -> Set.of(ON_HOLD, REVIEW, DONE, CANCELLED);
      case ON_HOLD -> Set.of(PLANNED, IN_PROGRESS, REVIEW, CANCELLED);
      case REVIEW -> Set.of(IN_PROGRESS, ON_HOLD, DONE, CANCELLED);
      case DONE -> Set.of(IN_PROGRESS);
      case CANCELLED -> Set.of();
    };
  }

  /// Whether it is still worked on, or will be.
  public static boolean active(Status status) {
    return switch (status) {
      case PLANNED, IN_PROGRESS, ON_HOLD, REVIEW -> true;
      case DONE, CANCELLED -> false;
    };
  }
}
