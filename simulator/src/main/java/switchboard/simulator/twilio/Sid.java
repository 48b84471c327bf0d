package switchboard.simulator.twilio;

import java.util.UUID;

/// Names in Twilio's form: two letters for the kind of thing, then 32 hexadecimal digits.
public enum Sid {
  CALL("CA"),
  MESSAGE("SM"),
  RECORDING("RE");

  private final String prefix;

  Sid(String prefix) {
    this.prefix = prefix;
  }

  /// A name nothing else has.
  public String next() {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }
}
