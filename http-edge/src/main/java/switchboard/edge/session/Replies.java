package switchboard.edge.session;

import java.util.Optional;

/// Names the replies of a service that has no names for them.
public final class Replies {

  private int count;
  private boolean open;

  /// The reply that is being spoken; a new one, if none is.
  public String current() {
    if (!open) count++;
    open = true;
    return "r" + count;
  }

  /// The one that was spoken last.
  public String last() {
    return "r" + count;
  }

  /// Nothing more belongs to it.
  public Optional<String> end() {
    boolean was = open;
    open = false;
    return was ? Optional.of("r" + count) : Optional.empty();
  }
}
