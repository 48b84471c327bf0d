package switchboard.engine.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.change.Estimate;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Status;

/// The texts a business sends about changes that were asked for and about what it has promised.
///
/// @param notices on whose clock and in whose formats
public record WorkNotices(Notices notices) {

  private static final String REQUEST = "change-";
  private static final int LONGEST = 60;

  /// To the customer: the request was received.
  ///
  /// @param need what was asked for, in the customer's words
  public String requested(Optional<String> need, Priority priority, Duration within) {
    var values = values(need);
    values.put("within", length(within));
    var key = priority == Priority.URGENT ? "requested-urgent" : "requested";
    return notices.sentences().say(REQUEST + key, values);
  }

  /// To the customer: it has come to this status. Empty for the first, which is no news.
  public Optional<String> come(Status status, Optional<String> need, Optional<Estimate> estimate) {
    if (status == Status.PENDING) return Optional.empty();
    var values = values(need);
    estimate
        .map(this::words)
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> values.put("estimate", it));
    var key = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Optional.of(notices.sentences().say(REQUEST + key, values));
  }

  /// To the owner: this cannot wait.
  public String urgent(
      Optional<String> need, Optional<String> name, Optional<String> phone, Optional<String> link) {
    return notices.sentences().say("owner-change", owner(need, name, phone, link));
  }

  /// To the owner: this was not done in time.
  public String late(
      Optional<String> what,
      Instant due,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> link) {
    var values = owner(what, name, phone, link);
    values.put("time", notices.time(due));
    return notices.sentences().say("owner-late", values);
  }

  private Map<String, String> owner(
      Optional<String> need, Optional<String> name, Optional<String> phone, Optional<String> link) {
    var values = new HashMap<String, String>();
    values.put(
        "need",
        need.map(it -> Notices.cut(it, LONGEST))
            .orElseGet(() -> notices.sentences().word("no-words")));
    values.put("name", Notices.cut(name.orElseGet(() -> notices.sentences().word("somebody")), 30));
    values.put("phone", phone.orElseGet(() -> notices.sentences().word("no-number")));
    link.ifPresent(it -> values.put("link", it));
    return values;
  }

  private Map<String, String> values(Optional<String> need) {
    var values = new HashMap<>(notices.business());
    need.filter(_ -> !notices.discreet())
        .ifPresent(it -> values.put("need", Notices.cut(it, LONGEST)));
    return values;
  }

  /// What it takes, in words: `6 hours, $450`.
  public String words(Estimate it) {
    var parts = new ArrayList<String>();
    it.work().map(this::length).ifPresent(parts::add);
    it.priceMinor().map(notices::money).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private String length(Duration it) {
    var hours = (it.toMinutes() + 30) / 60;
    if (it.toMinutes() < 60) return several(it.toMinutes(), "minute");
    return hours % 24 == 0 && hours > 24 ? several(hours / 24, "day") : several(hours, "hour");
  }

  private String several(long count, String what) {
    return count + " " + notices.sentences().word(what + (count == 1 ? "" : "s"));
  }
}
