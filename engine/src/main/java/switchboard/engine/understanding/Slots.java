package switchboard.engine.understanding;

import java.util.Optional;

/// What an utterance gives besides its intent. Empty means: not said.
///
/// @param phone E.164
/// @param email lower case
/// @param name as it should be written
/// @param address one line, as it should be written, unit number and postcode included
/// @param service id of a service of the [Vocabulary]
/// @param choice which of the things offered: 1 for "the first one", -1 for "the last one"
/// @param need the problem in the caller's own words
public record Slots(
    Optional<When> when,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> name,
    Optional<String> address,
    Optional<String> service,
    Optional<Integer> choice,
    Optional<String> need) {

  public static final Slots NONE =
      new Slots(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
