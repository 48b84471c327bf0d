package switchboard.simulator.twilio;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    var found =
        all().stream()
            .filter(it -> it.account().equals(account))
            .filter(it -> query.get("To").map(it.to()::equals).orElse(true))
            .filter(it ->
                query
                    .get("From")
                    .map(from -> it.from().filter(from::equals).isPresent())
                    .orElse(true))
            .filter(it -> query.get("DateSent").map(day -> at(it).equals(day(day))).orElse(true))
            .filter(it -> query.get("DateSent<").map(to -> !at(it).isAfter(day(to))).orElse(true))
            .filter(
                it -> query.get("DateSent>").map(from -> !at(it).isBefore(day(from))).orElse(true));
    return found.toList().reversed();
  }

  private static LocalDate at(SentMessage message) {
    return LocalDate.ofInstant(message.created(), ZoneOffset.UTC);
  }

  /// A date, or the date of a time: Twilio looks at the day only.
  private static LocalDate day(String text) {
    return text.contains("T")
        ? LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), ZoneOffset.UTC)
        : LocalDate.parse(text);
  }
}
