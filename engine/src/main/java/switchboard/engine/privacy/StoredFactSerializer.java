package switchboard.engine.privacy;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/// Writes a [StoredFact] into the journal as the JSON it already is. The manifest is empty: names
/// and versions of facts stand in the JSON itself.
public final class StoredFactSerializer extends SerializerWithStringManifest {

  @Override
  public int identifier() {
    return 1001;
  }

  @Override
  public String manifest(Object it) {
    return "";
  }

  @Override
  public byte[] toBinary(Object it) {
    return ((StoredFact) it).json();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return new StoredFact(bytes);
  }
}
