package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.specialist.Reading;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool.ConsultSpecialists;

/// The specialists of a scenario: each thinks as long as the scenario says, then reads.
final class Experts {

  private final Profile profile;
  private final Map<String, Duration> left;
  final List<String> asked = new ArrayList<>();

  Experts(Profile profile, Map<String, Duration> thinking) {
    this.profile = profile;
    this.left = new HashMap<>(thinking);
  }

  boolean slow(RunAsked it) {
    return it.tool() instanceof ConsultSpecialists tool && needs(tool).isPositive();
  }

  Instant due(RunAsked it) {
    return it.at().plus(needs((ConsultSpecialists) it.tool()));
  }

  private Duration needs(ConsultSpecialists tool) {
    var longest =
        tool.specialists().stream()
            .map(it -> left.getOrDefault(it, Duration.ZERO))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return longest.compareTo(tool.limit()) > 0 ? tool.limit() : longest;
  }

  Result run(ConsultSpecialists tool) {
    var all = profile.persona().specialists();
    var told =
        Moderator.named(tool.specialists(), all).stream().map(it -> told(it, tool, all)).toList();
    told.forEach(it -> asked.add(it.specialist() + " " + it.outcome()));
    return new Result.Advised(told);
  }

  private Contribution told(Specialist who, ConsultSpecialists tool, List<Specialist> all) {
    var needs = left.getOrDefault(who.id(), Duration.ZERO);
    if (needs.compareTo(tool.limit()) > 0) {
      left.put(who.id(), needs.minus(tool.limit()));
      return Contribution.late(who.id(), who.name(), tool.limit());
    }
    var said = Reading.of(who, all, tool.question().text());
    return Contribution.of(who.id(), who.name(), said, needs);
  }
}
