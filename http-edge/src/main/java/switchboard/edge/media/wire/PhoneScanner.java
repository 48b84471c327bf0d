package switchboard.edge.media.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds in one of Twilio's messages what is needed of it, without building anything: members may
/// stand in any order, with any space between, among others that are not known.
public final class PhoneScanner {

  /// What the message is.
  public enum Kind {
    CONNECTED,
    START,
    MEDIA,
    DTMF,
    MARK,
    STOP,
    /// Well formed, and not known.
    OTHER,
    MALFORMED
  }

  private enum Place {
    TOP,
    MEDIA,
    MARK,
    DTMF,
    ELSEWHERE
  }

  private enum Member {
    EVENT("event", Place.TOP),
    SEQUENCE("sequenceNumber", Place.TOP),
    MEDIA("media", Place.TOP),
    MARK("mark", Place.TOP),
    DTMF("dtmf", Place.TOP),
    PAYLOAD("payload", Place.MEDIA),
    NAME("name", Place.MARK),
    DIGIT("digit", Place.DTMF),
    ANY("", Place.ELSEWHERE);

    private final String name;
    private final Place place;

    Member(String name, Place place) {
      this.name = name;
      this.place = place;
    }
  }

  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 64;
  private static final Kind[] KINDS = Kind.values();
  private static final byte[][] EVENTS =
      Arrays.stream(KINDS)
          .map(it -> it.name().toLowerCase(java.util.Locale.ROOT).getBytes(US_ASCII))
          .toArray(byte[][]::new);

  private static final Member[] MEMBERS = Member.values();
  private static final byte[][] NAMES =
      Arrays.stream(MEMBERS).map(it -> it.name.getBytes(US_ASCII)).toArray(byte[][]::new);

  private byte[] json = new byte[0];
  private int end;
  private int at;
  private int from;
  private int to;
  private boolean escaped;

  private Kind kind = Kind.OTHER;
  private long sequence;
  private int payloadFrom;
  private int payloadTo;
  private @Nullable String name;

  /// Reads a message; what it says is to be had until the next one.
  public Kind scan(byte[] message, int length) {
    json = message;
    end = length;
    at = 0;
    kind = Kind.OTHER;
    sequence = -1;
    payloadFrom = -1;
    name = null;
    if (!object(0, Place.TOP)) return Kind.MALFORMED;
    skip();
    return at == end && complete() ? kind : Kind.MALFORMED;
  }

  /// −1 when there is none.
  public long sequence() {
    return sequence;
  }

  /// Where the Base64 of a [Kind#MEDIA] begins in the message.
  public int payloadFrom() {
    return payloadFrom;
  }

  public int payloadTo() {
    return payloadTo;
  }

  /// The name of a [Kind#MARK], the digit of a [Kind#DTMF].
  public String name() {
    return name == null ? "" : name;
  }

  private boolean complete() {
    return switch (kind) {
      case MEDIA -> payloadFrom >= 0;
      case MARK, DTMF -> name != null;
      case CONNECTED, START, STOP, OTHER, MALFORMED -> true;
    };
  }

  private boolean object(int depth, Place place) {
    if (depth > DEEPEST || !take('{')) return false;
    if (take('}')) return true;
    do {
      if (!string()) return false;
      var member = member(place);
      if (!take(':') || !value(depth, member)) return false;
    } while (take(','));
    return take('}');
  }

  private boolean array(int depth) {
    if (depth > DEEPEST || !take('[')) return false;
    if (take(']')) return true;
    do {
      if (!value(depth, Member.ANY)) return false;
    } while (take(','));
    return take(']');
  }

  private Member member(Place place) {
    if (place == Place.ELSEWHERE || escaped) return Member.ANY;
    for (int n = 0; n < MEMBERS.length; n++)
      if (MEMBERS[n].place == place && same(NAMES[n])) return MEMBERS[n];
    return Member.ANY;
  }

  private boolean value(int depth, Member member) {
    skip();
    if (at == end) return false;
    return switch (json[at]) {
      case '"' -> string() && keep(member);
      case '{' -> object(depth + 1, place(member));
      case '[' -> array(depth + 1);
      default -> token() && keep(member);
    };
  }

  private static Place place(Member member) {
    return switch (member) {
      case MEDIA -> Place.MEDIA;
      case MARK -> Place.MARK;
      case DTMF -> Place.DTMF;
      case EVENT, SEQUENCE, PAYLOAD, NAME, DIGIT, ANY -> Place.ELSEWHERE;
    };
  }

  private boolean keep(Member member) {
    switch (member) {
      case EVENT -> kind = event();
      case SEQUENCE -> sequence = number();
      case PAYLOAD -> {
        payloadFrom = from;
        payloadTo = escaped ? withoutEscapes() : to;
      }
      case NAME, DIGIT -> name = to - from > LONGEST_NAME ? "" : text();
      case MEDIA, MARK, DTMF, ANY -> {}
    }
    return true;
  }

  private Kind event() {
    for (int n = 0; n < EVENTS.length; n++)
      if (same(EVENTS[n]) && KINDS[n] != Kind.MALFORMED) return KINDS[n];
    return Kind.OTHER;
  }

  private String text() {
    return new String(json, from, to - from, US_ASCII);
  }

  private long number() {
    long value = 0;
    if (from == to || to - from > 18) return -1;
    for (int n = from; n < to; n++) {
      if (json[n] < '0' || json[n] > '9') return -1;
      value = value * 10 + json[n] - '0';
    }
    return value;
  }

  /// A slash may stand behind a backslash; everything else then is no Base64 anyway.
  private int withoutEscapes() {
    int write = from;
    for (int read = from; read < to; read++) if (json[read] != '\\') json[write++] = json[read];
    return write;
  }

  private boolean same(byte[] word) {
    return Arrays.equals(json, from, to, word, 0, word.length);
  }

  private boolean string() {
    if (!take('"')) return false;
    from = at;
    escaped = false;
    while (at < end) {
      byte it = json[at];
      if (it == '"') {
        to = at++;
        return true;
      }
      if (it >= 0 && it < ' ') return false;
      if (it == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    return false;
  }

  private boolean token() {
    from = at;
    escaped = false;
    while (at < end && bare(json[at])) at++;
    to = at;
    return from < to;
  }

  private static boolean bare(byte it) {
    return (it >= '0' && it <= '9')
        || (it >= 'a' && it <= 'z')
        || it == '-'
        || it == '+'
        || it == '.'
        || it == 'E';
  }

  private boolean take(char it) {
    skip();
    if (at >= end || json[at] != it) return false;
    at++;
    return true;
  }

  private void skip() {
    while (at < end
        && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) at++;
  }
}
