package switchboard.edge.twilio;

import java.util.Optional;
import java.util.Set;
import switchboard.engine.Phone;

/// Who is at the other end, as far as the network tells.
final class Peer {

  /// What networks put in place of a withheld number: the words themselves spelled on a keypad
  /// (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE, PRIVATE).
  private static final Set<String> WITHHELD =
      Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+7748283");

  private Peer() {}

  /// The number at the other end; empty when withheld or none.
  static Optional<Phone> of(Webhook webhook, String country) {
    return webhook
        .form()
        .text(webhook.outbound() ? "To" : "From")
        .map(String::strip)
        .filter(it -> !WITHHELD.contains(it))
        .flatMap(it -> Phone.of(it, country));
  }
}
