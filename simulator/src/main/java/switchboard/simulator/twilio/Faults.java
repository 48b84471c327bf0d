package switchboard.simulator.twilio;

/// What goes wrong on purpose between Twilio and the server.
public record Faults(Delivery delivery, Signing signing) {

  public static final Faults NONE = new Faults(Delivery.ONCE, Signing.RIGHT);

  /// How often a webhook arrives. Repeats carry the same idempotency token, and the last answer
  /// counts.
  public enum Delivery {
    ONCE,
    TWICE,
    TWICE_AT_ONCE
  }

  /// With what proof it arrives.
  public enum Signing {
    RIGHT,
    WRONG,
    MISSING
  }

  public static Faults of(Delivery delivery) {
    return new Faults(delivery, Signing.RIGHT);
  }

  public static Faults of(Signing signing) {
    return new Faults(Delivery.ONCE, signing);
  }
}
