package switchboard.node.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.engine.function.Functions;
import switchboard.engine.function.Toolsheet;
import switchboard.engine.function.Vendor;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Presets.Preset;
import switchboard.engine.tenant.Profile;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;

/// `switchboard functions`: the functions of a business, ready for a hosted voice agent.
@Command(
    name = "functions",
    description = "Writes the functions of a business in the form a voice agent's vendor wants.")
public final class FunctionsCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--vendor",
      defaultValue = "openai",
      description = "ultravox, deepgram, openai or retell (default: ${DEFAULT-VALUE}).")
  private String vendor = "openai";

  @Option(
      names = "--business",
      defaultValue = "webstudio",
      description = "plumber, estate, medspa or webstudio (default: ${DEFAULT-VALUE}).")
  private String business = "webstudio";

  @Option(names = "--profile", description = "A profile of your own, as YAML.")
  private @Nullable Path profile;

  @Option(names = "--url", description = "Our public address (default: PUBLIC_BASE_URL).")
  private @Nullable String url;

  @Override
  public Integer call() throws JsonProcessingException {
    var wanted =
        Vendor.of(vendor.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new BadSetting("--vendor is ultravox, deepgram, openai or retell."));
    var sheet = new Toolsheet(Functions.of(profile()), address(), Toolsheet.PLACEHOLDER).of(wanted);
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sheet));
    out.flush();
    return 0;
  }

  private String address() {
    var settings = Settings.of(System.getenv());
    return Optional.ofNullable(url)
        .or(settings::publicBaseUrl)
        .orElse("http://127.0.0.1:" + settings.httpPort())
        .replaceFirst("/+$", "");
  }

  private Profile profile() {
    if (profile != null) return read(profile);
    return Presets.all().stream()
        .filter(it -> it.tenant().equals(business))
        .map(Preset::profile)
        .findFirst()
        .orElseThrow(() -> new BadSetting("--business is plumber, estate, medspa or webstudio."));
  }

  private static Profile read(Path file) {
    try {
      return Presets.read(file.toString(), Files.readString(file));
    } catch (IOException _) {
      throw new BadSetting(file + ": there is no such file, or it is not text.");
    } catch (IllegalArgumentException e) {
      throw new BadSetting(String.valueOf(e.getMessage()));
    }
  }
}
