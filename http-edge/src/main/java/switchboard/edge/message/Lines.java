package switchboard.edge.message;

/// A network that lets calls under way be changed. Blocks: call on a virtual thread.
public interface Lines {

  /// What came of it.
  enum Fate {
    DONE,
    /// There is no such call any more.
    GONE,
    /// Nobody knows, or the network would not; to be asked for again.
    UNSURE
  }

  /// The network asks there what to do with the call from now on.
  ///
  /// @param call the network's id of it
  Fate redirect(String call, String url);

  /// Has the call do this from now on, whatever it was doing.
  ///
  /// @param twiml what to do
  Fate change(String call, String twiml);

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
        public Fate change(String call, String twiml) {
          return Fate.UNSURE;
        }

        @Override
        public Fate hangUp(String call) {
          return Fate.GONE;
        }
      };
}
