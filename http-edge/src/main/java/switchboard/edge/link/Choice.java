package switchboard.edge.link;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.calendar.Availability.Opening;

/// Which of the times offered somebody has chosen.
record Choice(Instant start, String resource) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,11})~([A-Za-z0-9._~=-]{1,120})");

  static Choice of(Opening it) {
    return new Choice(it.slot().start(), it.resource());
  }

  static Optional<Choice> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new Choice(Instant.ofEpochSecond(Long.parseLong(match.group(1))), match.group(2)))
        : Optional.empty();
  }

  String text() {
    return start.getEpochSecond() + "~" + resource;
  }

  boolean is(Opening it) {
    return it.slot().start().equals(start) && it.resource().equals(resource);
  }
}
