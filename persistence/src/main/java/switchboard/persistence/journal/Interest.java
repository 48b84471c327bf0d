package switchboard.persistence.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.Fact;
import switchboard.engine.FactTypes;
import switchboard.persistence.journal.EventJournal.Stored;

/// The kinds of facts a feed is read for. Whatever else comes is passed over without being opened,
/// and costs its reader no transaction.
public final class Interest {

  /// Every fact there is.
  public static final Interest ALL = new Interest(Optional.empty(), _ -> true);

  private static final byte[] BEFORE_NAME = "{\"type\":\"".getBytes(ISO_8859_1);

  private final Optional<Set<String>> names;
  private final Predicate<Fact> condition;

  private Interest(Optional<Set<String>> names, Predicate<Fact> condition) {
    this.names = names;
    this.condition = condition;
  }

  /// @param kinds single facts, or families of them
  public static Interest in(Class<?>... kinds) {
    return new Interest(
        Optional.of(
            Stream.of(kinds).flatMap(FactTypes::names).collect(Collectors.toUnmodifiableSet())),
        _ -> true);
  }

  /// The same, and of these only what `condition` holds for.
  public Interest where(Predicate<Fact> condition) {
    return new Interest(names, condition);
  }

  /// What cannot be read has to be looked at by all.
  public boolean takes(Fact fact) {
    if (fact instanceof Unreadable) return true;
    return condition.test(fact)
        && (names.isEmpty() || FactTypes.names(fact.getClass()).anyMatch(names.get()::contains));
  }

  /// Whether the condition holds for a fact of the right kind.
  boolean holds(Fact fact) {
    return fact instanceof Unreadable || condition.test(fact);
  }

  /// Goes by the name a stored fact begins with. What begins otherwise has to be looked at.
  boolean takes(Stored it) {
    if (names.isEmpty()) return true;
    var payload = it.payload();
    int end = nameEnd(payload);
    if (end < 0) return true;
    int from = BEFORE_NAME.length;
    return names.get().contains(new String(payload, from, end - from, ISO_8859_1));
  }

  private static int nameEnd(byte[] payload) {
    if (payload.length <= BEFORE_NAME.length) return -1;
    for (int i = 0; i < BEFORE_NAME.length; i++) if (payload[i] != BEFORE_NAME[i]) return -1;
    for (int i = BEFORE_NAME.length; i < payload.length; i++) if (payload[i] == '"') return i;
    return -1;
  }
}
