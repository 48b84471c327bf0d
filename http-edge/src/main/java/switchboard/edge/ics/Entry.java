package switchboard.edge.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import switchboard.engine.calendar.Slot;

/// An appointment as an entry of a calendar.
///
/// @param uid the same for as long as there is the appointment, see [#uid(String, String)]
/// @param revision counts its changes: calendars believe the highest
/// @param link where it can be changed
/// @param organizer who invites
/// @param attendee who is invited
public record Entry(
    String uid,
    int revision,
    Slot slot,
    String summary,
    Optional<String> description,
    Optional<String> location,
    Optional<URI> link,
    Optional<Party> organizer,
    Optional<Party> attendee,
    Status status) {

  public record Party(String name, String address) {}

  public enum Status {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
  }

  /// An entry that nobody is invited to.
  public static Entry of(String uid, int revision, Slot slot, String summary) {
    return new Entry(
        uid,
        revision,
        slot,
        summary,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Status.CONFIRMED);
  }

  /// The name of an appointment among all calendars of the world. Tells nothing about it.
  public static String uid(String tenant, String appointment) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = ByteBuffer.wrap(digest.digest((tenant + '\0' + appointment).getBytes(UTF_8)));
      var high = (bytes.getLong() & ~0xf000L) | 0x8000L;
      var low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
