package switchboard.engine.assessment;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// A conversation as it is judged.
///
/// @param voice whether it was spoken
/// @param deeds what was done in it, in order
/// @param places the properties that may have been spoken of
public record Transcript(
    List<Line> lines,
    boolean voice,
    Ending ending,
    Matter matter,
    List<Deed> deeds,
    List<Place> places) {

  private static final int MOST_LINES = 1000;

  public Transcript {
    lines = lines.stream().limit(MOST_LINES).toList();
    deeds = List.copyOf(deeds);
    places = List.copyOf(places);
  }

  /// @param intent what a caller's words were taken for
  /// @param certainty of that, 0 to 1
  /// @param words empty for silence
  public record Line(
      Who who, Manner manner, String words, Optional<String> intent, double certainty) {

    public static Line caller(String words) {
      return new Line(Who.CALLER, Manner.WORDS, words, Optional.empty(), 0);
    }

    public static Line us(String words) {
      return new Line(Who.US, Manner.WORDS, words, Optional.empty(), 0);
    }
  }

  public enum Who {
    CALLER,
    US
  }

  public enum Manner {
    WORDS,
    KEYS,
    SILENCE
  }

  public enum Ending {
    /// We said goodbye.
    BY_US,
    /// The caller hung up, or the line went dead.
    BY_CALLER,
    /// A thread of texts has no end.
    OPEN
  }

  /// What the conversation had established.
  ///
  /// @param visit the appointment it made or changed
  public record Matter(
      Optional<String> goal,
      Optional<String> outcome,
      boolean emergency,
      Optional<String> name,
      Optional<String> need,
      Optional<ZonedDateTime> visit) {

    public static final Matter NONE =
        new Matter(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /// @param failed whether it could not be done
  public record Deed(String tool, boolean failed) {}

  /// @param names what it is called
  public record Place(String id, List<String> names) {}

  List<Line> of(Who who) {
    return lines.stream().filter(it -> it.who() == who).toList();
  }

  /// Whether the caller said, keyed in or wrote anything.
  public boolean spoken() {
    return of(Who.CALLER).stream()
        .anyMatch(it -> it.manner() != Manner.SILENCE && !it.words().isBlank());
  }
}
