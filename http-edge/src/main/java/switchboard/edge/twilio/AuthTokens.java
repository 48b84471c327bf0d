package switchboard.edge.twilio;

import java.util.Optional;

/// The auth tokens of the Twilio accounts that may call us. Answers from memory.
public interface AuthTokens {

  /// @param account the `AccountSid` a request names; empty for one that names none (the handshake
  ///   of a socket)
  Optional<String> of(Optional<String> account);

  /// The one account whose token stands in the environment. Without a token nobody may call.
  static AuthTokens single(Optional<String> account, Optional<String> token) {
    return named ->
        token.filter(_ -> account.isEmpty() || named.isEmpty() || named.equals(account));
  }
}
