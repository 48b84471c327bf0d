package switchboard.node.race;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a node's death did to the calls.
///
/// @param calls that were live when it died
/// @param resumed those of them that the conversation spoke to again
/// @param median and `longest` time from the death to the conversation's next words, of the calls
///   that the death struck
/// @param lost utterances that were answered and are not stored
/// @param doubled appointments and messages made twice
public record FailoverResult(
    long calls, long resumed, Duration median, Duration longest, long lost, long doubled) {

  static FailoverResult of(List<LiveCaller> callers, Books books) throws SQLException {
    var live = callers.stream().filter(LiveCaller::live).toList();
    var times =
        live.stream()
            .filter(LiveCaller::struck)
            .flatMap(it -> it.resumed().stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    long lost = 0;
    for (var it : callers) lost += books.missing(it.sid(), it.acknowledged());
    long back = live.stream().filter(it -> it.resumed().isPresent()).count();
    System.out.printf(
        "struck %d of %d calls; never spoken to again %s%n", times.size(), live.size(), gone(live));
    return new FailoverResult(
        live.size(),
        back,
        times.isEmpty() ? Duration.ZERO : times.get(times.size() / 2),
        times.isEmpty() ? Duration.ZERO : times.getLast(),
        lost,
        books.doubled());
  }

  private static List<String> gone(List<LiveCaller> live) {
    var gone = new ArrayList<String>();
    for (var it : live) if (it.resumed().isEmpty()) gone.add(it.sid());
    return gone;
  }

  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"calls\":%d,\"resumed\":%d,\"resume_p50_s\":%.1f,\"resume_max_s\":%.1f,"
            + "\"events_lost\":%d,\"tools_doubled\":%d}",
        calls,
        resumed,
        median.toMillis() / 1000.0,
        longest.toMillis() / 1000.0,
        lost,
        doubled);
  }
}
