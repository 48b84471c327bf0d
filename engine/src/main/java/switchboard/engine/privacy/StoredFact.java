package switchboard.engine.privacy;

import java.util.Arrays;

/// A fact as the journal holds it: UTF-8 JSON, personal fields sealed.
public record StoredFact(byte[] json) {

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredFact it && Arrays.equals(json, it.json);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(json);
  }

  /// The content may be personal and is not shown.
  @Override
  public String toString() {
    return "StoredFact[" + json.length + " bytes]";
  }
}
