package switchboard.engine.privacy;

import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/// Writes a [StoredFact] into the journal, or a [StoredState] into a snapshot, as the JSON it
/// already is. The manifest of a fact is empty: names and versions of facts stand in the JSON
/// itself. The manifest of a state is its shape; a state of another shape is refused, which makes
/// the entity replay its facts.
public final class StoredFactSerializer extends SerializerWithStringManifest {

  @Override
  public int identifier() {
    return 1001;
  }

  @Override
  public String manifest(Object it) {
    return it instanceof StoredState state ? state.shape() : "";
  }

  @Override
  public byte[] toBinary(Object it) {
    return it instanceof StoredState state ? state.json() : ((StoredFact) it).json();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (manifest.isEmpty()) return new StoredFact(bytes);
    if (Shape.isCurrent(manifest)) return new StoredState(manifest, bytes);
    throw new NotSerializableException("a state of another shape");
  }
}
