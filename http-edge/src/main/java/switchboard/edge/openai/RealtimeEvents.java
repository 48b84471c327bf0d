package switchboard.edge.openai;

import java.util.Optional;
import java.util.Set;
import switchboard.edge.media.SpeechVendor.Loss.Cause;

/// The events that nothing needs to be done about, and the errors that end a session.
final class RealtimeEvents {

  static final Set<String> KNOWN =
      Set.of(
          "input_audio_buffer.speech_stopped",
          "input_audio_buffer.committed",
          "input_audio_buffer.cleared",
          "input_audio_buffer.timeout_triggered",
          "conversation.created",
          "conversation.item.created",
          "conversation.item.added",
          "conversation.item.done",
          "conversation.item.truncated",
          "conversation.item.deleted",
          "conversation.item.retrieved",
          "conversation.item.input_audio_transcription.delta",
          "conversation.item.input_audio_transcription.segment",
          "response.output_item.added",
          "response.output_item.done",
          "response.content_part.added",
          "response.content_part.done",
          "response.output_audio_transcript.done",
          "response.audio_transcript.done",
          "response.output_text.delta",
          "response.output_text.done",
          "response.text.delta",
          "response.text.done",
          "response.function_call_arguments.delta");

  private RealtimeEvents() {}

  static Optional<Cause> fatal(String code) {
    return switch (code) {
      case "session_expired" -> Optional.of(Cause.EXPIRED);
      case "invalid_api_key", "authentication_error", "permission_denied" ->
          Optional.of(Cause.REFUSED);
      case "insufficient_quota", "rate_limit_exceeded" -> Optional.of(Cause.BUSY);
      default -> Optional.empty();
    };
  }
}
