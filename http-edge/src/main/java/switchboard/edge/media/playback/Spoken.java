package switchboard.edge.media.playback;

import java.time.Duration;

/// What became of a reply.
///
/// @param item its name
/// @param words all that was generated
/// @param heard what of them reached the ear
/// @param heardFor how much of its sound did
/// @param interrupted whether the caller cut in
public record Spoken(
    String item, String words, String heard, Duration heardFor, boolean interrupted) {

  /// Without what was said.
  @Override
  public String toString() {
    return "Spoken[" + item + (interrupted ? ", interrupted" : "") + "]";
  }
}
