package switchboard.simulator.twilio;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The messages the REST service has taken, oldest first, and a way to wait for one.
final class Outgoing {

  private final List<SentMessage> messages = new ArrayList<>();

  synchronized void add(SentMessage message) {
    messages.add(message);
    notifyAll();
  }

  synchronized void change(String sid, UnaryOperator<SentMessage> change) {
    messages.replaceAll(it -> it.sid().equals(sid) ? change.apply(it) : it);
    notifyAll();
  }

  synchronized List<SentMessage> all() {
    return List.copyOf(messages);
  }

  synchronized void clear() {
    messages.clear();
  }

  synchronized Optional<SentMessage> find(Predicate<SentMessage> wanted) {
    return messages.stream().filter(wanted).findFirst();
  }

  synchronized Optional<SentMessage> await(Predicate<SentMessage> wanted, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var found = find(wanted); ; found = find(wanted)) {
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (found.isPresent() || left <= 0) return found;
      wait(left);
    }
  }

  /// Those that match the query of a listing, newest first.
  ///
  /// @throws java.time.DateTimeException if a date is none
  List<SentMessage> matching(String account, Form query) {
    var wanted =
        same(query.get("To"), it -> Optional.of(it.to()))
            .and(same(query.get("From"), SentMessage::from))
            .and(
                sent(
                    query.get("DateSent"),
                    (day, at) -> !at.isBefore(day.start) && at.isBefore(day.end)))
            .and(sent(query.get("DateSent<"), (day, at) -> at.isBefore(day.end)))
            .and(sent(query.get("DateSent>"), (day, at) -> !at.isBefore(day.start)));
    return all().stream()
        .filter(it -> it.account().equals(account))
        .filter(wanted)
        .toList()
        .reversed();
  }

  private static Predicate<SentMessage> same(
      Optional<String> asked, Function<SentMessage, Optional<String>> field) {
    return it -> asked.isEmpty() || asked.equals(field.apply(it));
  }

  private static Predicate<SentMessage> sent(
      Optional<String> asked, BiPredicate<Span, Instant> holds) {
    var span = asked.map(Span::of);
    return it -> span.isEmpty() || holds.test(span.get(), it.created());
  }

  /// What a date in a query stands for: the whole day, or the second if it has a time. Twilio's own
  /// library writes times in UTC without saying so.
  private record Span(Instant start, Instant end) {

    static Span of(String text) {
      var day = !text.contains("T");
      var time =
          day
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replaceFirst("(Z|\\+00:?00)$", ""));
      var start = time.truncatedTo(ChronoUnit.SECONDS).toInstant(ZoneOffset.UTC);
      return new Span(start, start.plusSeconds(day ? 86_400 : 1));
    }
  }
}
