package switchboard.edge.message;

/// A network that holds calls for us and lets us change them while they go on. Blocks: call on a
/// virtual thread.
public interface LiveCalls {

  enum Outcome {
    /// The call does as it was told.
    CHANGED,
    /// There is no such call any more.
    OVER,
    /// Nobody knows, or the network would not.
    FAILED
  }

  /// Has the call do this from now on, whatever it was doing.
  ///
  /// @param call the network's id of it
  /// @param twiml what to do
  Outcome change(String call, String twiml);

  /// Without an account no call can be changed.
  LiveCalls NONE = (_, _) -> Outcome.FAILED;
}
