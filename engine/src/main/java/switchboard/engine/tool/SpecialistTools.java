package switchboard.engine.tool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import switchboard.engine.specialist.Case;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.specialist.Specialists;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.EntityToolbox.Job;

/// Asks the specialists of a tenant. Those who are no longer there are not asked.
///
/// @param profiles as the tenants are led now
public record SpecialistTools(Specialists specialists, Function<String, Profile> profiles) {

  CompletionStage<Result> consult(Job job, Tool.ConsultSpecialists tool) {
    var profile = profiles.apply(job.tenant());
    var asked = Moderator.named(tool.specialists(), profile.persona().specialists());
    if (asked.isEmpty() || tool.question().erased())
      return CompletableFuture.completedStage(new Result.NothingFound());
    var about =
        new Case(job.tenant(), job.run(), profile, tool.question(), asked, tool.limit());
    return specialists.consult(about).thenApply(Result.Advised::new);
  }
}
