package switchboard.engine.llm;

import java.time.Duration;

/// Sees how the providers do, without anything that was said.
public interface Watch {

  Watch NOBODY =
      new Watch() {
        @Override
        public void asked(String provider) {}

        @Override
        public void begun(String provider, Duration after) {}

        @Override
        public void done(String provider, Cost cost) {}

        @Override
        public void failed(String provider, Failure why) {}
      };

  void asked(String provider);

  /// The first of its words, or its first wish, has come.
  void begun(String provider, Duration after);

  void done(String provider, Cost cost);

  void failed(String provider, Failure why);

  /// Something it did that was not taken as it came.
  ///
  /// @param what `refused-call` or `cut-short`
  default void checked(String provider, String what) {}
}
