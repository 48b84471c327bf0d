package switchboard.persistence.database;

/// The database cannot be used as it is. The message is one sentence for a person: what is wrong
/// and what to do.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String message) {
    super(message);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
