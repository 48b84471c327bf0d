package switchboard.node;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import switchboard.edge.message.Lines;
import switchboard.edge.message.PacedRinger;
import switchboard.edge.message.Ringer;
import switchboard.edge.message.Sender;
import switchboard.edge.message.TwilioLines;
import switchboard.edge.message.TwilioRinger;
import switchboard.edge.message.TwilioSender;
import switchboard.edge.message.TwilioVault;
import switchboard.edge.message.Vault;

/// The network that takes our texts.
final class Senders {

  private Senders() {}

  static Sender of(Settings settings) {
    if (settings.twilioAccount().isEmpty() || settings.twilioToken().isEmpty()) return NONE;
    return new TwilioSender(
        settings.twilioAccount().get(),
        settings.twilioToken().get(),
        settings.twilioApi().map(URI::toString),
        Duration.ofSeconds(5));
  }

  /// The network that places our calls.
  static Ringer ringer(Settings settings) {
    if (settings.twilioAccount().isEmpty() || settings.twilioToken().isEmpty()) return Ringer.NONE;
    return new TwilioRinger(
        settings.twilioAccount().get(),
        settings.twilioToken().get(),
        settings.twilioApi().map(URI::toString),
        Duration.ofSeconds(5));
  }

  /// The same for calls that must not be kept waiting.
  static Ringer urgent(Settings settings, Exchange exchange) {
    return new PacedRinger(ringer(settings), exchange.pacing(settings));
  }

  /// The network that lets calls be changed.
  static Lines lines(Settings settings) {
    if (settings.twilioAccount().isEmpty() || settings.twilioToken().isEmpty()) return Lines.NONE;
    return new TwilioLines(
        settings.twilioAccount().get(),
        settings.twilioToken().get(),
        settings.twilioApi().map(URI::toString),
        Duration.ofSeconds(5));
  }

  /// Where the network keeps what it recorded.
  static Vault vault(Settings settings) {
    if (settings.twilioAccount().isEmpty() || settings.twilioToken().isEmpty()) return Vault.NONE;
    return new TwilioVault(
        settings.twilioAccount().get(),
        settings.twilioToken().get(),
        settings.twilioApi().map(URI::toString),
        Duration.ofSeconds(8));
  }

  /// Without an account texts wait in the outbox until there is one.
  private static final Sender NONE =
      new Sender() {
        @Override
        public Outcome send(Draft draft) {
          return new Outcome.Refused("no account", Refusal.FOR_NOW);
        }

        @Override
        public Optional<String> find(Draft draft, Instant since, Set<String> others) {
          return Optional.empty();
        }
      };
}
