package switchboard.edge.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.http.Problem;

/// How this part of the API names things: values in small letters (`in_progress`), reasons with
/// hyphens, ids as we make them.
final class Words {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~=-]{1,120}");

  private Words() {}

  static String of(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> Map<String, E> named(E[] values) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(Words::of, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  static HttpResponse refused(Enum<?> reason, String sentence) {
    return Problem.of(409, sentence).because(of(reason).replace('_', '-')).response();
  }

  static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }

  /// Nothing has an id of any other form.
  static boolean id(String text) {
    return ID.matcher(text).matches();
  }

  static Optional<String> id(Body body, String name) {
    return body.line(name, 120)
        .map(it -> {
          if (id(it)) return it;
          throw new BadParameter(body.name(name), name + " must be an id.");
        });
  }
}
