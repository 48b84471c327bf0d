package switchboard.node.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.twilio.Account;

/// What a demo must remember to be the same after a restart, and what `switchboard call` needs to
/// reach it: the simulated Twilio account, the address, and the keys of its businesses. Readable by
/// its owner only.
///
/// @param base where the node answers
public record DemoFile(
    String account, String token, String base, Map<String, Business> businesses) {

  /// @param number the number callers dial
  public record Business(String number, String apiKey, String ownerToken) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Path in(Path home) {
    return home.resolve("demo.json");
  }

  public static Optional<DemoFile> read(Path home) throws IOException {
    var file = in(home);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), DemoFile.class))
        : Optional.empty();
  }

  static DemoFile fresh(Account account) {
    return new DemoFile(account.sid(), account.authToken(), "", Map.of());
  }

  public Account twilio() {
    return new Account(account, token);
  }

  DemoFile at(String base) {
    return new DemoFile(account, token, base, businesses);
  }

  DemoFile with(String tenant, Business business) {
    var all = new LinkedHashMap<>(businesses);
    all.put(tenant, business);
    return new DemoFile(account, token, base, all);
  }

  void write(Path home) throws IOException {
    var file = in(home);
    Files.createDirectories(home);
    if (!Files.exists(file))
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }

  List<String> tenants() {
    return List.copyOf(businesses.keySet());
  }
}
