package switchboard.edge.link;

import java.time.Instant;

/// What an address is good for. Nothing in it is about a person.
///
/// @param subject the appointment, the appointment offered, or the question
/// @param resource the one that led when the address was made; it may have changed since
/// @param expires when it is good for nothing any more, to the minute
public record Link(
    String tenant, Purpose purpose, String subject, String resource, Instant expires) {

  public enum Purpose {
    /// A customer's appointment: to confirm, move or cancel it.
    MANAGE(0),
    /// A slot offered to a customer who waits: to take it or let it go.
    OFFER(1),
    /// A question to the owner: to agree or not.
    CONSENT(2);

    private final byte code;

    Purpose(int code) {
      this.code = (byte) code;
    }

    /// How it is written down; never changes.
    byte code() {
      return code;
    }

    static Purpose of(byte code) {
      for (var it : values()) if (it.code == code) return it;
      throw new IllegalArgumentException("no purpose");
    }
  }
}
