package switchboard.engine.speech;

import java.util.Optional;
import org.apache.pekko.util.ByteString;

/// Gives words a voice. Blocks: call on a virtual thread.
public interface TextToSpeech {

  /// What is to be said.
  ///
  /// @param text plain words, no markup
  /// @param language BCP 47 (`en-US`)
  /// @param voice as the one who speaks names it; unknown ones are passed over
  record Words(String text, String language, Optional<String> voice) {}

  sealed interface Answer {

    /// @param mediaType of the audio (`audio/wav`)
    record Spoken(ByteString audio, String mediaType) implements Answer {}

    /// Nobody is set up to speak.
    record Unavailable() implements Answer {}

    /// Not this time.
    ///
    /// @param reason a few words for the log, none of those that were to be said
    record Failed(String reason) implements Answer {}
  }

  /// Where no speech is set up.
  TextToSpeech NONE = _ -> new Answer.Unavailable();

  Answer speak(Words words);
}
