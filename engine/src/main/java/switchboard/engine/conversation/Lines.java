package switchboard.engine.conversation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.conversation.Event.LineFollowed;

/// The sockets a call was held over. Each is opened by a token that is good for one of them.
///
/// @param used the tokens that have been used
/// @param open the latest socket
/// @param told the number of the last thing that was told over it
record Lines(Set<String> used, Optional<String> open, int told) {

  static final Lines NONE = new Lines(Set.of(), Optional.empty(), 0);

  Lines apply(LineFollowed it) {
    var all = new HashSet<>(used);
    all.add(it.line());
    return new Lines(Set.copyOf(all), Optional.of(it.line()), it.number());
  }

  boolean current(String line) {
    return open.filter(line::equals).isPresent();
  }
}
