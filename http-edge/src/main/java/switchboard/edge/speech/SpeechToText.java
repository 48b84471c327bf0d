package switchboard.edge.speech;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.edge.media.SpeechVendor.Loss;

/// A service that understands speech as it is spoken: µ-law at 8 kHz goes in, words come out, first
/// as they are guessed, then for certain. Everything here, and every callback, runs on the event
/// loop of the call; nothing blocks.
public interface SpeechToText {

  /// As the settings of a business call it.
  String name();

  /// How long a session may last.
  Duration longest();

  /// Opens a session; what becomes of it is told to the listener, a failure to connect too.
  Session open(EventLoop loop, Manner manner, Listener listener);

  /// What helps it to understand.
  ///
  /// @param languages BCP 47, that of the business first
  /// @param model the service's own name of one
  /// @param keyterms names that are likely to be said
  record Manner(List<String> languages, Optional<String> model, List<String> keyterms) {

    public Manner {
      languages = List.copyOf(languages);
      keyterms = List.copyOf(keyterms);
    }
  }

  /// What is said to the service.
  interface Session {

    /// The speaker's sound. The buffer is the session's to release. Dropped, and counted, while the
    /// session is not ready or its socket is not writable.
    void audio(ByteBuf mulaw);

    /// The speaker pauses: whatever is still being guessed at is to be told, soon and for certain.
    void finish();

    /// Ends it. No callback comes after.
    void close();
  }

  /// What the service tells.
  interface Listener {

    /// It is listening.
    void ready();

    /// What it makes of the words after the last certain ones so far.
    void guessed(String words);

    /// Some words for certain; they follow those told before.
    void understood(String words);

    /// The speaker pauses, as the service hears it.
    void paused();

    /// All that came before [Session#finish] has been told.
    void finished();

    /// It is of no more use; no callback comes after.
    void lost(Loss loss);
  }
}
