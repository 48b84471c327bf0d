package switchboard.node.echo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.StreamStart;

/// Calls whose sound goes to a vendor and back, first through a bare relay, then through the media
/// server: what each costs, and what the way through it adds. In the end every caller speaks up
/// once, and the time until the line falls silent is taken.
public final class EchoLoad {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LATE = Duration.ofMillis(1_500);
  private static final Duration RAMP = Duration.ofSeconds(3);
  private static final long LONGEST = TimeUnit.SECONDS.toMicros(10);

  private final int calls;
  private final Duration length;

  public EchoLoad(int calls, Duration length) {
    this.calls = calls;
    this.length = length;
  }

  /// What one gateway showed.
  private record Figures(
      long sent,
      long returned,
      long gone,
      Histogram echoes,
      Histogram bargeIns,
      double cpuMicros,
      double megabytes) {}

  /// One line of JSON.
  public String run() throws IOException, InterruptedException {
    GatewayProcess.makeRoom();
    int vendor = Sockets.serve(Sockets.loops(1, "vendor"), "/", EchoServer::new);
    var reference = measured("relay", vendor);
    var own = measured("media", vendor);
    return json(own, reference).toString();
  }

  private Figures measured(String kind, int vendor) throws IOException, InterruptedException {
    var echoes = new Recorder(LONGEST, 3);
    var bargeIns = new Recorder(LONGEST, 3);
    try (var gateway = GatewayProcess.start(kind, vendor)) {
      long before = gateway.memoryBytes();
      var callers = new ArrayList<Caller>();
      var lines = new ArrayList<MediaCall>();
      for (int n = 0; n < calls; n++) {
        callers.add(new Caller(echoes, bargeIns));
        lines.add(open(gateway.uri(), n, callers.getLast()));
        Thread.sleep(RAMP.dividedBy(calls));
      }
      Thread.sleep(WARM_UP);
      callers.forEach(it -> it.measure(true));
      long cpu = gateway.cpuNanos();
      long start = System.nanoTime();
      Thread.sleep(length);
      double spent = (gateway.cpuNanos() - cpu) / 1_000.0;
      double seconds = (System.nanoTime() - start) / 1e9;
      callers.forEach(it -> it.measure(false));
      Thread.sleep(LATE);
      if (kind.equals("media")) bargeIn(callers);
      double megabytes = (gateway.memoryBytes() - before) / 1e6 / calls;
      var figures =
          new Figures(
              callers.stream().mapToLong(Caller::sent).sum(),
              callers.stream().mapToLong(Caller::returned).sum(),
              callers.stream().filter(Caller::gone).count(),
              echoes.getIntervalHistogram(),
              bargeIns.getIntervalHistogram(),
              spent / seconds / calls,
              megabytes);
      lines.forEach(MediaCall::close);
      return figures;
    }
  }

  private static MediaCall open(URI uri, int n, Caller caller) {
    var start = StreamStart.of("AC0", "CA%032d".formatted(n), Map.of());
    return MediaCall.opening(uri, start, caller, Set.of()).join();
  }

  /// One after another, so that they do not wait for each other.
  private static void bargeIn(List<Caller> callers) throws InterruptedException {
    for (var it : callers) {
      it.speak();
      Thread.sleep(17);
    }
    Thread.sleep(LATE);
  }

  private ObjectNode json(Figures own, Figures reference) {
    return JSON.createObjectNode()
        .put("calls", calls)
        .put("sent", own.sent())
        .put("returned", own.returned())
        .put("lost", own.sent() - own.returned())
        .put("gone", own.gone())
        .put("added_p50_ms", millis(own.echoes(), 50))
        .put("added_p99_ms", millis(own.echoes(), 99))
        .put("reference_p50_ms", millis(reference.echoes(), 50))
        .put("reference_p99_ms", millis(reference.echoes(), 99))
        .put("cpu_us_per_call_s", Math.round(own.cpuMicros()))
        .put("reference_cpu_us_per_call_s", Math.round(reference.cpuMicros()))
        .put("cpu_ratio", Math.round(own.cpuMicros() / reference.cpuMicros() * 1000) / 1000.0)
        .put("mb_per_call", Math.round(own.megabytes() * 1000) / 1000.0)
        .put("barge_ins", own.bargeIns().getTotalCount())
        .put("barge_in_p50_ms", millis(own.bargeIns(), 50))
        .put("barge_in_p99_ms", millis(own.bargeIns(), 99));
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }
}
