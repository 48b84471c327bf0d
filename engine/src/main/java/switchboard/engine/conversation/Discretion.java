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
    boolean waits = staff() && !OwnerSheet.trusted(state.frame());
    return waits && !words.erased() ? Pin.hidden(words) : words;
  }

  private boolean staff() {
    var peer = state.leg().arrival().flatMap(Arrival::peer);
    return OwnerSheet.open(state.frame()) || Staff.calling(profile, peer).isPresent();
  }

  /// The frame of whoever asks on a page.
  static Frame signedIn(Frame frame) {
    return OwnerSheet.open(frame) ? frame : OwnerSheet.signedIn(frame);
  }
}
