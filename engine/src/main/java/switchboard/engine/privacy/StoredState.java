package switchboard.engine.privacy;

/// A state as a snapshot holds it: UTF-8 JSON, personal fields sealed, with the [Shape] it had.
public record StoredState(String shape, byte[] json) {

  /// The content may be personal and is not shown.
  @Override
  public String toString() {
    return "StoredState[" + json.length + " bytes]";
  }
}
