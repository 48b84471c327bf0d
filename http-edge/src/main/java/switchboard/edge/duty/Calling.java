package switchboard.edge.duty;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.message.Lines;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;

/// How people are called, and calls are changed.
///
/// @param links addresses for the network to turn to, below `base`
/// @param base our public address, if we know it by now
public record Calling(
    Ringer ringer, Lines lines, OnCallLinks links, Supplier<Optional<String>> base) {

  /// Calls the one whose turn it is.
  public Outcome place(OneCall.Turn it, InstantSource clock) throws Exception {
    return new OneCall(ringer, clock).place(it, base.get());
  }

  /// A call from the first number of a business. Empty where they, or we, cannot be reached.
  ///
  /// @param about the step they are called for
  /// @param ringing how long it rings
  public Optional<Ringer.Draft> draft(
      String base,
      Tenants.Card tenant,
      Optional<Personal> to,
      OnCallLinks.Kind kind,
      OnCallLinks.About about,
      Duration ringing) {
    var phone = to.filter(it -> !it.erased());
    var from = tenant.profile().numbers().stream().findFirst().map(Phone::e164);
    if (phone.isEmpty() || from.isEmpty()) return Optional.empty();
    return Optional.of(
        new Ringer.Draft(
            phone.get().text(),
            from.get(),
            base + links.to(kind.answered(), about),
            base + links.to(kind.ended(), about),
            ringing));
  }
}
