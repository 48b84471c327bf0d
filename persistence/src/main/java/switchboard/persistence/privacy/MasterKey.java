package switchboard.persistence.privacy;

import java.util.Base64;
import javax.crypto.SecretKey;

/// The key that wraps all data keys (`SWITCHBOARD_MASTER_KEY`). Whoever loses it loses all personal
/// data; `toString` does not show it.
public final class MasterKey {

  private static final String HOW =
      "SWITCHBOARD_MASTER_KEY must be the Base64 form of 32 random bytes, as `openssl rand -base64 32` prints it";

  private final SecretKey key;

  private MasterKey(byte[] bytes) {
    this.key = Aes.key(bytes);
  }

  /// @throws IllegalArgumentException saying what a master key looks like
  public static MasterKey parse(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(HOW + "; this is no Base64");
    }
    if (bytes.length != Aes.KEY_BYTES)
      throw new IllegalArgumentException(HOW + "; this is " + bytes.length + " bytes");
    return new MasterKey(bytes);
  }

  /// A new master key as text for the environment.
  public static String generate() {
    return Base64.getEncoder().encodeToString(Aes.random(Aes.KEY_BYTES));
  }

  byte[] wrap(String subject, byte[] dataKey) {
    return Aes.seal(key, subject, dataKey);
  }

  /// @throws WrongMasterKey if the data key was wrapped with another master key
  byte[] unwrap(String subject, byte[] wrapped) {
    try {
      return Aes.open(key, subject, wrapped);
    } catch (Aes.NotOurs _) {
      throw new WrongMasterKey();
    }
  }

  /// The master key is not the one this database was made with.
  public static final class WrongMasterKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongMasterKey() {
      super(
          "SWITCHBOARD_MASTER_KEY does not open the keys in this database. Start with the key the"
              + " database was first used with.");
    }
  }

  @Override
  public String toString() {
    return "(master key)";
  }
}
