package switchboard.edge.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// A file as it goes over the wire, read from the class path once and compressed once.
///
/// @param version a short hash of its content
public record Asset(String type, byte[] plain, byte[] zipped, String version) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "yaml", "application/yaml",
          "webmanifest", "application/manifest+json");

  /// The file at this place of the class path, if there is one.
  public static Optional<Asset> load(String resource) {
    try (var stream = Asset.class.getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(of(extension(resource), stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file that must be there, being part of the same build.
  public static Asset required(String resource) {
    return load(resource).orElseThrow(() -> new IllegalStateException(resource + " is missing"));
  }

  public static Asset of(String extension, byte[] plain) {
    var type = TYPES.getOrDefault(extension, "application/octet-stream");
    var version = HexFormat.of().formatHex(sha256(plain), 0, 8);
    return new Asset(type, plain, zip(plain), version);
  }

  public String text() {
    return new String(plain, StandardCharsets.UTF_8);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String extension(String resource) {
    return resource.substring(resource.lastIndexOf('.') + 1);
  }

  private static byte[] zip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
