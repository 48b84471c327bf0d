package switchboard.edge.message;

/// A network that lets calls under way be changed. Blocks: call on a virtual thread.
public interface Lines {

  /// What came of it.
  enum Fate {
    DONE,
    /// There is no such call any more.
    GONE,
    /// Nobody knows; to be asked for again.
    UNSURE
  }

  /// The network asks there what to do with the call from now on.
  ///
  /// @param call the network's id of it
  Fate redirect(String call, String url);

  /// Ends it, also while it still rings.
  Fate hangUp(String call);

  /// Without an account there are no calls.
  Lines NONE =
      new Lines() {
        @Override
        public Fate redirect(String call, String url) {
          return Fate.GONE;
        }

        @Override
        public Fate hangUp(String call) {
          return Fate.GONE;
        }
      };
}
