package switchboard.edge.access;

import switchboard.engine.tenant.Tenants;

/// What the keys of a request amount to.
sealed interface Verdict {

  record Admitted(Tenants.Card tenant) implements Verdict {}

  /// @param reason a word to count by
  /// @param detail a sentence for a person
  record Refused(int status, String reason, String detail) implements Verdict {

    /// Whether a key was shown and did not fit: only that can be a guess.
    boolean guessed() {
      return reason.equals("unknown-key") || reason.equals("wrong-token");
    }
  }
}
