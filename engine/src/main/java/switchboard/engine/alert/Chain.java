package switchboard.engine.alert;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.engine.danger.Severity;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.OnCall;

/// Who is fetched and how, as it was arranged when the alert was raised: in each round everybody is
/// texted, then called, one after another.
///
/// @param tellCaller whether the caller is told who has taken it
public record Chain(
    List<Member> members, Duration afterText, Duration afterCall, int rounds, boolean tellCaller) {

  public static final Chain NONE = new Chain(List.of(), Duration.ZERO, Duration.ZERO, 0, false);

  private static final int HOWS = How.values().length;

  public record Member(Personal name, Personal phone) {}

  /// How somebody is told.
  public enum How {
    TEXT,
    CALL
  }

  /// One step of the way.
  ///
  /// @param member whose turn it is, by place in the chain
  public record Step(int number, int member, How how) {}

  public Chain {
    members = List.copyOf(members);
  }

  /// As the business has it now, with those on duty.
  public static Chain of(OnCall it, ZonedDateTime now) {
    var members = it.onDuty(now).stream().map(one -> new Member(one.name(), one.phone())).toList();
    return new Chain(members, it.textWaits(), it.callWaits(), it.times(), it.tellCaller());
  }

  /// Empty where the way ends, or has not begun.
  Optional<Step> step(int number) {
    if (number < 0 || number >= members.size() * HOWS * rounds) return Optional.empty();
    var how = How.values()[number % HOWS];
    return Optional.of(new Step(number, number / HOWS % members.size(), how));
  }

  /// How long we wait for an answer. Where a life is at stake we call at once.
  Duration wait(Step it, Severity severity) {
    return switch (it.how()) {
      case TEXT -> severity == Severity.LIFE ? Duration.ZERO : afterText;
      case CALL -> afterCall;
    };
  }

  /// The first step of the next person.
  int after(Step it) {
    return (it.number() / HOWS + 1) * HOWS;
  }

  /// Whose number that is.
  Optional<Integer> member(Personal phone) {
    for (int i = 0; i < members.size(); i++)
      if (members.get(i).phone().equals(phone)) return Optional.of(i);
    return Optional.empty();
  }
}
