package switchboard.node.echo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.edge.media.MediaServer;
import switchboard.edge.media.MediaSettings;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.media.Talk;
import switchboard.engine.privacy.Personal;

/// What is measured, in a process of its own: the media server with a vendor that echoes, or the
/// bare relay. Tells its port, then its figures whenever it is asked by a line.
final class EchoGateway {

  private EchoGateway() {}

  /// @param args `media` or `relay`, and the port of the vendor
  public static void main(String[] args) throws IOException {
    int vendor = Integer.parseInt(args[1]);
    int port =
        args[0].equals("media")
            ? media(vendor)
            : Sockets.serve(
                Sockets.loops(1, "relay"), "/twilio/media", () -> new BareRelay(vendor));
    System.out.println(port);
    var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var it = asked.readLine(); it != null; it = asked.readLine())
      System.out.println(it.equals("memory") ? memory() : cpu());
    System.exit(0);
  }

  private static int media(int vendor) {
    var echo = new EchoVendor(vendor);
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var limits = MediaSettings.Limits.USUAL;
    return MediaServer.start(
            MediaSettings.local(0).withLimits(limits),
            1,
            (_, _) -> false,
            (_, _, _) -> CompletableFuture.completedFuture(admitted(echo)),
            registry)
        .port();
  }

  private static Admission admitted(SpeechVendor vendor) {
    return new Admission.Admitted(
        new Nobody(),
        vendor,
        new SpeechVendor.Briefing(
            "load",
            Personal.of(""),
            Personal.of(""),
            List.of(),
            List.of(),
            "en-US",
            Optional.empty(),
            Optional.empty()));
  }

  /// Nanoseconds of processor used.
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /// Bytes in use, garbage apart.
  private static long memory() {
    for (int n = 0; n < 3; n++) System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider it
        ? heap + it.metric().usedDirectMemory()
        : heap;
  }

  /// A conversation nobody keeps.
  private static final class Nobody implements Talk {

    @Override
    public boolean alive() {
      return true;
    }

    @Override
    public void callerSaid(String words) {}

    @Override
    public void agentSaid(String item, String words, String heard) {}

    @Override
    public void pressed(String digit) {}

    @Override
    public CompletionStage<Answer> wants(
        String call, int generation, String function, String arguments) {
      return CompletableFuture.completedFuture(
          new Answer(JsonNodeFactory.instance.objectNode(), false));
    }

    @Override
    public void lost(String reason) {}

    @Override
    public void hungUp() {}
  }
}
