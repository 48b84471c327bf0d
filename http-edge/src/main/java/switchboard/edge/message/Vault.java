package switchboard.edge.message;

import java.io.IOException;
import java.util.Optional;

/// Where a network keeps what it recorded for us. Blocks: call on a virtual thread.
public interface Vault {

  /// @param mediaType of the sound (`audio/wav`)
  record Sound(byte[] bytes, String mediaType) {}

  /// The sound of a recording; empty if the network has none of that id.
  ///
  /// @throws IOException when it does not say
  Optional<Sound> fetch(String recording) throws IOException, InterruptedException;

  /// Deletes it; one that is not there is as good as deleted.
  ///
  /// @throws IOException when nobody knows whether it is
  void delete(String recording) throws IOException, InterruptedException;

  /// Stops recording a call under way; one that is not recorded is as good as stopped.
  ///
  /// @throws IOException when nobody knows whether it is
  void stop(String call) throws IOException, InterruptedException;

  /// Without an account nothing is recorded.
  Vault NONE =
      new Vault() {
        @Override
        public Optional<Sound> fetch(String recording) {
          return Optional.empty();
        }

        @Override
        public void delete(String recording) {}

        @Override
        public void stop(String call) {}
      };
}
