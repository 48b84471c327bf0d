package switchboard.engine.message;

import java.util.Arrays;
import java.util.Objects;

/// A small file that goes with an e-mail.
///
/// @param type its media type, parameters included (`text/calendar; method=REQUEST`)
public record Attachment(String name, String type, byte[] content) {

  /// The most that a message may carry in one attachment.
  public static final int LARGEST = 256 * 1024;

  public Attachment {
    if (content.length > LARGEST) throw new IllegalArgumentException("the attachment is too large");
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attachment it
        && name.equals(it.name)
        && type.equals(it.type)
        && Arrays.equals(content, it.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, Arrays.hashCode(content));
  }

  @Override
  public String toString() {
    return "Attachment[" + content.length + " bytes]";
  }
}
