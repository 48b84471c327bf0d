package switchboard.edge.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import switchboard.engine.Page;

/// The query of a request, read strictly: what is not understood is a [BadParameter]; names nobody
/// asks for are ignored.
public final class Parameters {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final String MOMENT = "must be a time such as 2026-03-02T10:30:00-05:00.";

  /// A list as its port reads it.
  public interface Listing<T> {
    Page<T> read(Optional<String> cursor, int limit);
  }

  private final Query query;

  private Parameters(Query query) {
    this.query = query;
  }

  public static Parameters of(HttpRequest request) {
    try {
      return new Parameters(request.getUri().query());
    } catch (IllegalUriException _) {
      throw new BadParameter("query", "The query must be percent-encoded.");
    }
  }

  public boolean has(String name) {
    return query.get(name).isPresent();
  }

  /// Empty when it is not there.
  public Optional<String> text(String name, int longest) {
    var text = query.get(name);
    if (text.isPresent() && text.get().length() > longest)
      throw new BadParameter(name, name + " must have at most " + longest + " characters.");
    return text;
  }

  public Optional<Instant> instant(String name) {
    return text(name, 40).map(it -> instant(name, it));
  }

  public Instant required(String name) {
    return instant(name).orElseThrow(() -> new BadParameter(name, name + " " + MOMENT));
  }

  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    var text = text(name, 40);
    var chosen = text.flatMap(it -> Optional.ofNullable(choices.get(it)));
    if (text.isPresent() && chosen.isEmpty())
      throw new BadParameter(
          name, name + " must be one of: " + String.join(", ", choices.keySet()) + ".");
    return chosen;
  }

  /// A whole number from 0 to `most`.
  public Optional<Long> whole(String name, long most) {
    return text(name, 40)
        .map(it -> {
          var number = NUMBER.matcher(it).matches() ? Long.parseLong(it) : -1;
          if (number >= 0 && number <= most) return number;
          throw new BadParameter(name, name + " must be a whole number from 0 to " + most + ".");
        });
  }

  /// The stretch of a list that `cursor` and `limit` ask for.
  public <T> Page<T> page(Listing<T> listing) {
    var limit = limit();
    var cursor = text("cursor", 500);
    if (cursor.isEmpty()) return listing.read(cursor, limit);
    try {
      return listing.read(cursor, limit);
    } catch (IllegalArgumentException _) {
      throw new BadParameter("cursor", "cursor must be the next of an answer before.");
    }
  }

  private int limit() {
    var text = query.get("limit");
    if (text.isEmpty()) return PAGE;
    var limit = WHOLE.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : 0;
    if (limit < 1 || limit > LARGEST_PAGE)
      throw new BadParameter("limit", "limit must be a whole number from 1 to 200.");
    return limit;
  }

  /// A `+` that was not percent-encoded arrives as a space.
  private static Instant instant(String name, String text) {
    try {
      var instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))
        throw new DateTimeException("out of range");
      return instant;
    } catch (DateTimeException _) {
      throw new BadParameter(name, name + " " + MOMENT);
    }
  }
}
