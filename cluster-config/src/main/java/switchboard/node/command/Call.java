package switchboard.node.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;
import switchboard.node.demo.DemoFile;
import switchboard.simulator.caller.Script;
import switchboard.simulator.caller.ScriptException;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.caller.Simulation;
import switchboard.simulator.conversation.ConsolePrinter;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Route;
import switchboard.simulator.twilio.Webhooks;

/// `switchboard call`: a simulated caller rings, over the real wire, whatever server speaks it.
@Command(name = "call", description = "Places a simulated call or text and prints both sides.")
public final class Call implements Callable<Integer> {

  private static final String USUAL = "plumber";

  @Option(
      names = "--tenant",
      description = "A business of the running demo (default: the script's, or plumber).")
  private @Nullable String tenant;

  @Option(names = "--script", description = "A script's name, or a file (default: burst-pipe).")
  private String script = "burst-pipe";

  @Option(
      names = "--media",
      description = "Over sound, on a node of its own, with a stand-in for a speech vendor.")
  private boolean media;

  @Option(
      names = "--vendor",
      description = "With --media: deepgram, openai, ultravox or cascade (default: deepgram).")
  private String vendor = "deepgram";

  @Option(names = "--url", description = "Where the server answers (default: the demo's address).")
  private @Nullable URI url;

  @Option(names = "--public-base", description = "The address the server is known by, if another.")
  private @Nullable URI publicBase;

  @Option(names = "--to", description = "The number to ring, instead of a business.")
  private @Nullable String to;

  @Option(names = "--speed", description = "1 is natural, 0 leaves no pauses (default: 4).")
  private double speed = 4;

  @Option(
      names = "--data",
      description = "Where the demo keeps its data (default: ./.switchboard).")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var settings = Settings.of(System.getenv());
    var home = data != null ? data : settings.home();
    if (media) return sound(home);
    if (script.equals(CallBackCall.NAME) && url == null) return calledBack(home);
    var demo = DemoFile.read(home);
    var connect = connect(demo);
    var base = publicBase != null ? publicBase : connect;
    var webhooks = Webhooks.of(account(settings, demo));
    if (!base.equals(connect)) webhooks = webhooks.through(Route.through(base, connect));
    var pace = speed > 0 ? Pace.natural(speed) : Pace.immediate();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var caller = Scripts.find(script);
      var end =
          new Simulation(Exchange.of(webhooks, pace), Line.at(base, number(demo, caller)))
              .run(caller, new ConsolePrinter(out, Terminal.look()), new Random());
      return end.failed() ? 1 : 0;
    } catch (ScriptException e) {
      throw new BadSetting(String.valueOf(e.getMessage()));
    }
  }

  private int calledBack(Path home) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var pace = speed > 0 ? Pace.natural(speed) : Pace.immediate();
    var call = new CallBackCall(home, Scripts.find(script), pace, out, Terminal.look());
    return call.run() ? 0 : 1;
  }

  private int sound(Path home) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var call = new SoundCall(home, vendor, Scripts.find(script), out, Terminal.look());
      return call.run() ? 0 : 1;
    } catch (ScriptException e) {
      throw new BadSetting(String.valueOf(e.getMessage()));
    }
  }

  private URI connect(Optional<DemoFile> demo) {
    if (url != null) return url;
    return demo.map(DemoFile::base)
        .filter(it -> !it.isEmpty())
        .map(URI::create)
        .orElseThrow(() ->
            new BadSetting(
                "no demo has run here. Start one with ./switchboard demo, or name a server with"
                    + " --url."));
  }

  private static Account account(Settings settings, Optional<DemoFile> demo) {
    var sid = settings.twilioAccount().or(() -> demo.map(DemoFile::account));
    var token = settings.twilioToken().or(() -> demo.map(DemoFile::token));
    if (sid.isEmpty() || token.isEmpty())
      throw new BadSetting("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must be those of the server.");
    return new Account(sid.get(), token.get());
  }

  private String number(Optional<DemoFile> demo, Script caller) {
    if (to != null) return to;
    var rung = tenant != null ? tenant : caller.tenant().orElse(USUAL);
    return demo.map(it -> it.businesses().get(rung))
        .map(DemoFile.Business::number)
        .orElseThrow(
            () -> new BadSetting("there is no business '" + rung + "'; ring a number with --to."));
  }
}
