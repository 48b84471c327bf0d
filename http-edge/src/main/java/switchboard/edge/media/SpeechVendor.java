package switchboard.edge.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.function.Function;
import switchboard.engine.privacy.Personal;

/// A speech-to-speech service: hears the caller, speaks for the business, and asks us for every
/// fact. One session per call (or several, one after another, where the service limits their
/// length), its socket on the event loop of the call. Everything here, and every callback, runs on
/// that loop; nothing blocks.
public interface SpeechVendor {

  /// `deepgram`, `openai`, `ultravox`
  String name();

  /// In which sound is given to it and comes from it.
  Encoding encoding();

  /// How long a session may last; who uses it opens the next one before.
  Duration longest();

  /// Opens a session; what becomes of it is told to the listener, a failure to connect too.
  Session open(EventLoop loop, Briefing briefing, Listener listener);

  /// What it must know before it speaks.
  ///
  /// @param conversation id for the vendor's own records, without personal data
  /// @param greeting to be said first; empty: it waits for the caller
  /// @param prompt who it is, what it may do, what is known of the caller
  /// @param functions what it may ask us for
  /// @param history what has been said and **heard** before, oldest first, for a session that goes
  ///   on with a call
  /// @param language BCP 47
  /// @param voice the vendor's own name of a voice, `model` of a model
  record Briefing(
      String conversation,
      Personal greeting,
      Personal prompt,
      List<Function> functions,
      List<Line> history,
      String language,
      Optional<String> voice,
      Optional<String> model) {

    public Briefing {
      functions = List.copyOf(functions);
      history = List.copyOf(history);
    }
  }

  /// Something that was said.
  record Line(boolean caller, Personal words) {}

  /// What is said to the service.
  interface Session {

    /// The caller's sound, in [SpeechVendor#encoding()]. The buffer is the session's to release.
    /// Dropped, and counted, while the session is not ready or its socket is not writable.
    void audio(ByteBuf frame);

    /// The caller cut in: of this reply only so much was heard.
    ///
    /// @param item as in [Listener#audio]
    void interrupted(String item, Duration heard);

    /// What came of a function.
    ///
    /// @param answer a JSON object with a `say` fit to be spoken
    /// @param pending whether the real answer is still to come under the same call
    void answer(String call, JsonNode answer, boolean pending);

    /// Has it say something that we decided on, as soon as it can.
    void say(Personal text);

    /// The caller's turn has begun or ended, by its sound alone: for services that do not tell by
    /// themselves.
    default void turn(boolean speaking) {}

    /// Ends it. No callback comes after.
    void close();
  }

  /// What the service tells.
  interface Listener {

    /// It is listening; sound may be sent.
    void ready();

    /// Sound to be played.
    ///
    /// @param item names the reply it belongs to, for [Session#interrupted]
    /// @param sound in [SpeechVendor#encoding()]; released by whoever calls, after the return
    void audio(String item, ByteBuf sound);

    /// All sound of a reply has come.
    void audioDone(String item);

    /// It heard the caller begin to speak; what is still to be played should be dropped.
    void speechStarted();

    /// The caller's words as far as they are understood; a whole sentence ends the turn sooner.
    default void callerSays(String soFar) {}

    /// The caller's words, once per utterance.
    void callerSaid(String words);

    /// The words of a reply, whole or in pieces, in order.
    void agentSaid(String item, String words);

    /// It wants a function called.
    ///
    /// @param call its own id of it
    /// @param arguments JSON
    void wants(String call, String function, String arguments);

    /// It no longer waits for these functions.
    void forgets(List<String> calls);

    /// It is of no more use; no callback comes after.
    void lost(Loss loss);
  }

  /// Why a session ended that we did not end.
  ///
  /// @param detail the vendor's word for it, without personal data
  record Loss(Cause cause, String detail) {

    public enum Cause {
      /// No connection, or not in time.
      UNREACHABLE,
      /// The key was not taken.
      REFUSED,
      /// Too many calls, or no credit.
      BUSY,
      /// It broke off, or reported a fault of its own.
      BROKEN,
      /// It said something that is not its protocol.
      NONSENSE,
      /// The connection stands and nothing comes.
      SILENT,
      /// It may not last longer.
      EXPIRED
    }
  }
}
