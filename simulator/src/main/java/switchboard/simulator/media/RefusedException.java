package switchboard.simulator.media;

/// The other side did not take the handshake.
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, Throwable cause) {
    super("refused with " + status, cause);
    this.status = status;
  }

  /// The HTTP status, 0 when there was none.
  public int status() {
    return status;
  }
}
