package switchboard.engine.triage;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Season;

/// How grave is what somebody tells: a pure decision over the words, the rules of the business and
/// the day.
public final class Triage {

  private static final Pattern DEGREES =
      Pattern.compile("\\b(minus |-)?([0-9]{1,3})( degrees| grados|°)");

  /// @param emergency whether it is one after all
  /// @param alarm what and how grave; empty where there is nothing to see to soon
  public record Verdict(boolean emergency, Optional<Alarm> alarm) {}

  private Triage() {}

  /// @param emergency whether the words were understood as a call for help now
  /// @param today where the business is
  public static Verdict judge(String words, boolean emergency, Profile profile, LocalDate today) {
    var said = plain(words);
    var danger = Dangers.SHIPPED.told(said, profile);
    if (danger.isEmpty()) return judged(emergency, Alarm.OTHER, Severity.CRITICAL);
    var it = danger.get();
    if (it.season()) return seasonal(it, said, emergency, profile, today);
    if (it.severity().immediate()) return judged(emergency, it.id(), it.severity());
    return Dangers.SHIPPED.over(said, profile) ? nothing() : soon(it);
  }

  private static Verdict judged(boolean emergency, String danger, Severity severity) {
    return emergency ? new Verdict(true, Optional.of(new Alarm(danger, severity))) : nothing();
  }

  private static Verdict nothing() {
    return new Verdict(false, Optional.empty());
  }

  private static Verdict soon(Danger it) {
    return new Verdict(false, Optional.of(new Alarm(it.id(), Severity.URGENT)));
  }

  /// No heat is an emergency while it is cold, by the rule of the business if it has one.
  private static Verdict seasonal(
      Danger it, String said, boolean emergency, Profile profile, LocalDate today) {
    if (!emergency && Dangers.SHIPPED.over(said, profile)) return nothing();
    var grave = new Verdict(true, Optional.of(new Alarm(it.id(), it.severity())));
    boolean cold =
        profile
            .emergencies()
            .season()
            .map(rule -> cold(rule, said, today))
            .orElseGet(() -> emergency && Dangers.SHIPPED.cold(said, profile, today));
    return cold ? grave : soon(it);
  }

  private static boolean cold(Season rule, String said, LocalDate today) {
    var degrees = DEGREES.matcher(said);
    if (rule.below().isPresent() && degrees.find()) {
      var figure = Integer.parseInt(degrees.group(2));
      return (degrees.group(1) == null ? figure : -figure) < rule.below().get();
    }
    return rule.holds(today);
  }

  static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
