package switchboard.edge.calendar;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import switchboard.edge.access.BadParameter;
import switchboard.engine.tenant.Profile.Span;

/// The hours of a week, as the API shows and takes them.
public final class WeekSheet {

  private static final Map<String, DayOfWeek> DAYS = new TreeMap<>(Body.named(DayOfWeek.values()));
  private static final int MOST = 6;

  /// Times on the business's wall clock; what ends before it begins lasts into the next day.
  public record Hours(String from, String to) {}

  private WeekSheet() {}

  public static Map<DayOfWeek, List<Hours>> of(Map<DayOfWeek, List<Span>> week) {
    var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
    week.forEach((day, spans) ->
        hours.put(
            day,
            spans.stream()
                .map(it -> new Hours(it.from().toString(), it.to().toString()))
                .toList()));
    return hours;
  }

  /// @throws BadParameter for what will not do
  public static Map<DayOfWeek, List<Span>> read(Body body) {
    body.only(DAYS.keySet().toArray(String[]::new));
    return DAYS.entrySet().stream()
        .filter(day -> body.has(day.getKey()))
        .collect(Collectors.toMap(Map.Entry::getValue, day -> spans(body, day.getKey())));
  }

  private static List<Span> spans(Body body, String day) {
    return body.objects(day, MOST).orElse(List.of()).stream().map(WeekSheet::span).toList();
  }

  private static Span span(Body it) {
    it.only("from", "to");
    return new Span(
        Body.required(it.name("from"), it.time("from")),
        Body.required(it.name("to"), it.time("to")));
  }
}
