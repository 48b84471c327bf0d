package switchboard.engine.customer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What somebody looked for from a moment on.
public record Looked(Requirements what, Instant since) {

  private static final int REMEMBERED = 20;

  /// The latest last; the oldest are forgotten.
  static List<Looked> more(List<Looked> before, Requirements now, Instant at) {
    var all = Stream.concat(before.stream(), Stream.of(new Looked(now, at))).toList();
    return List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }

  static List<Looked> readable(List<Looked> all) {
    return all.stream().map(it -> new Looked(it.what.readable(), it.since)).toList();
  }
}
