package switchboard.node.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import switchboard.edge.vendor.SpeechVendors;
import switchboard.node.Settings;
import switchboard.node.Storage;
import switchboard.node.TableCounts;
import switchboard.node.TableCounts.Count;
import switchboard.node.Troubles;
import switchboard.persistence.database.DatabaseUnavailable;

/// `switchboard doctor`: looks over everything a node needs, on one screen. Ends with 1 when
/// something keeps it from serving.
@Command(name = "doctor", description = "Checks what a node needs and says what is missing.")
public final class Doctor implements Callable<Integer> {

  private int wrong;

  @Override
  public Integer call() {
    var settings = Settings.of(System.getenv());
    good("Java " + Runtime.version().feature());
    if (Runtime.version().feature() != 25) bad("Java 25 is wanted");
    if (!running(settings)) storage(settings);
    twilio(settings);
    address(settings);
    speech(settings);
    if (settings.adminKey().isEmpty()) note("ADMIN_API_KEY is not set: no businesses can be added");
    else good("admin API open to the holder of ADMIN_API_KEY");
    System.out.println(wrong == 0 ? "\nReady to serve." : "\n%d things to mend.".formatted(wrong));
    return wrong == 0 ? 0 : 1;
  }

  /// A node that runs here answers for itself.
  private boolean running(Settings settings) {
    var base = "http://%s:%d".formatted(settings.host(), settings.httpPort());
    try {
      var ready = get(base + "/ready");
      if (ready.statusCode() == 200) good("a node runs on " + base + " and is ready");
      else bad("a node runs on " + base + " but is not ready: " + ready.body());
      get(base + "/metrics").body().lines().filter(Doctor::telling).forEach(this::metric);
      return true;
    } catch (IOException _) {
      port(settings);
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static boolean telling(String line) {
    return line.startsWith("dead_letters ")
        || line.startsWith("alarms ")
        || line.startsWith("outbox_waiting ");
  }

  private void metric(String line) {
    var parts = line.split(" ");
    count(parts[0], (long) Double.parseDouble(parts[1]));
  }

  private void count(String what, long count) {
    var text = what.replace('_', ' ') + ": " + count;
    boolean alarming = !what.equals(Count.OUTBOX_WAITING.metric()) && count > 0;
    if (alarming) bad(text + " (see docs/operations.md)");
    else good(text);
  }

  private void port(Settings settings) {
    try (var it =
        new ServerSocket(settings.httpPort(), 1, InetAddress.getByName(settings.host()))) {
      good("port " + it.getLocalPort() + " is free");
    } catch (IOException _) {
      bad("port " + settings.httpPort() + " is taken; set SWITCHBOARD_HTTP_PORT to another");
    }
  }

  private void storage(Settings settings) {
    try (var storage = Storage.open(settings)) {
      good("database reached, tables up to date, master key fits");
      var counts = new TableCounts(storage.database().views());
      counts.refresh();
      for (var it : Count.values())
        if (it != Count.APPOINTMENTS) count(it.metric(), (long) counts.of(it));
    } catch (DatabaseUnavailable | Settings.BadSetting e) {
      bad(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      bad("storage: " + Troubles.told(e));
    }
  }

  private void twilio(Settings settings) {
    if (settings.twilioToken().isEmpty())
      note("TWILIO_AUTH_TOKEN is not set: Twilio's webhooks will be refused");
    else good("Twilio's webhooks can be verified");
    if (settings.twilioAccount().isEmpty())
      note("TWILIO_ACCOUNT_SID is not set: texts stay in the outbox");
  }

  private void speech(Settings settings) {
    var vendors = settings.read(env -> SpeechVendors.from(env, new SimpleMeterRegistry())).names();
    if (vendors.isEmpty()) {
      note("no key of a speech vendor is set: calls are heard and spoken by Twilio");
      return;
    }
    good("speech vendors: " + String.join(", ", vendors));
    if (settings.publicBaseUrl().isEmpty() && settings.text("SWITCHBOARD_MEDIA_URL").isEmpty())
      note("without PUBLIC_BASE_URL or SWITCHBOARD_MEDIA_URL only this machine can bring sound");
  }

  private void address(Settings settings) {
    var base = settings.publicBaseUrl();
    if (base.isEmpty()) note("PUBLIC_BASE_URL is not set: fine behind no proxy, needed behind one");
    else if (base.get().startsWith("https://")) good("public address " + base.get());
    else bad("PUBLIC_BASE_URL should begin with https://, or Twilio's calls travel in the clear");
  }

  private void good(String what) {
    System.out.println("  ok    " + what);
  }

  private void note(String what) {
    System.out.println("  note  " + what);
  }

  private void bad(String what) {
    wrong++;
    System.out.println("  MEND  " + what);
  }
}
