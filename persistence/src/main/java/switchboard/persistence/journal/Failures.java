package switchboard.persistence.journal;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells failures that may pass by themselves from those that will come again with the same event.
public final class Failures {

  /// SQLSTATE classes: connection, transaction rolled back, resources, object in use, operator
  /// intervention, system error, internal error.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58", "XX");

  /// Read-only (a stand-by), undefined table, undefined schema, no privilege: the database is not
  /// as it should be, whatever the event.
  private static final Set<String> MISFITS = Set.of("25006", "42P01", "3F000", "42501");

  private Failures() {}

  /// Whether trying the same again may help.
  public static boolean passing(Throwable failure) {
    return causes(failure).anyMatch(Failures::passes);
  }

  private static boolean passes(Throwable it) {
    return switch (it) {
      case Opening.KeysUnreachable _, InterruptedException _, VirtualMachineError _ -> true;
      case SQLTransientException _, SQLRecoverableException _ -> true;
      case SQLException e -> passes(e.getSQLState());
      default -> false;
    };
  }

  private static boolean passes(@Nullable String state) {
    if (state == null || state.length() < 5) return false;
    return MISFITS.contains(state) || PASSING.contains(state.substring(0, 2));
  }

  /// The kind of a failure, with nothing of its message, which may be personal.
  public static String kind(Throwable failure) {
    var root = causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
    var name = root.getClass().getSimpleName();
    return root instanceof SQLException it ? name + " " + it.getSQLState() : name;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20);
  }
}
