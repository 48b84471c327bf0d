package switchboard.node;

import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.persistence.database.DatabaseUnavailable;
import switchboard.persistence.privacy.MasterKey;

/// What went wrong, in one line that says what to do.
public final class Troubles {

  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private Troubles() {}

  public static String told(Throwable failure) {
    var causes = Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20).toList();
    for (var it : causes) {
      var known = known(it);
      if (known.isPresent()) return known.get();
    }
    LOG.error("could not go on", failure);
    return root(failure).getClass().getSimpleName() + ": " + root(failure).getMessage();
  }

  private static Optional<String> known(Throwable it) {
    return switch (it) {
      case Settings.BadSetting bad -> Optional.ofNullable(bad.getMessage());
      case DatabaseUnavailable bad -> Optional.ofNullable(bad.getMessage());
      case MasterKey.WrongMasterKey bad -> Optional.ofNullable(bad.getMessage());
      case BindException _ ->
          Optional.of(
              "the port is taken. Stop whatever listens there, or set SWITCHBOARD_HTTP_PORT to another.");
      default -> Optional.empty();
    };
  }

  static Throwable root(Throwable failure) {
    var it = failure;
    while ((it instanceof ExecutionException || it instanceof CompletionException)
        && it.getCause() != null) it = it.getCause();
    return it;
  }
}
