package switchboard.simulator.twilio;

/// An account at Twilio: its id, and the token with which it signs what it sends. The token stays
/// out of `toString`.
public record Account(String sid, String authToken) {

  @Override
  public String toString() {
    return "Account[" + sid + "]";
  }
}
