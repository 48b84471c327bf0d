package switchboard.engine.conversation;

import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.pin.Pin;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Staff;

/// Keeps the secret numbers of the business's own people out of what is written down.
record Discretion(Profile profile, State state) {

  /// What may be kept of the words: everything, but no number while one is waited for.
  Personal kept(Personal words) {
    boolean open = OwnerSheet.open(state.frame());
    boolean waits = open ? !OwnerSheet.trusted(state.frame()) : arriving();
    return waits && !words.erased() ? Pin.hidden(words) : words;
  }

  /// Whether one of them has just written, and nobody has been recognised yet.
  private boolean arriving() {
    var peer = state.leg().arrival().flatMap(Arrival::peer);
    boolean ours = Staff.calling(profile, peer).isPresent() && !state.leg().hosted();
    return ours && state.frame().customer().isEmpty();
  }

  /// The frame of whoever asks on a page.
  static Frame signedIn(Frame frame) {
    return OwnerSheet.open(frame) ? frame : OwnerSheet.signedIn(frame);
  }
}
