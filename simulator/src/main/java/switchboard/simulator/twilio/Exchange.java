package switchboard.simulator.twilio;

/// The telephone network a call runs in: how webhooks reach the server, how fast time passes, and
/// which calls the REST service can change.
public record Exchange(Webhooks webhooks, Pace pace, LiveCalls live) {

  public static Exchange of(Webhooks webhooks, Pace pace) {
    return new Exchange(webhooks, pace, new LiveCalls());
  }
}
