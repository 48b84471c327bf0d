package switchboard.node.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Presets.Preset;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.caller.Simulation;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Webhooks;

/// Three weeks of calls, told over the same wire as today's, with the clock set back. So whatever
/// the pages show of the past was really said and done.
record Past(DemoClock clock, Webhooks webhooks, URI base, PrintStream progress) {

  private static final int DAYS = 21;

  private record Ring(Preset preset, Instant at) {}

  void tell() throws InterruptedException {
    var random = new Random(7);
    var rings = rings(random, Instant.now());
    progress.print("Telling three weeks of history ");
    int told = 0;
    for (var it : rings) {
      clock.setBackTo(it.at());
      call(it.preset(), random);
      if (++told % 5 == 0) progress.print(".");
    }
    clock.setRight();
    progress.println(" " + told + " calls");
  }

  private static List<Ring> rings(Random random, Instant now) {
    var all = new ArrayList<Ring>();
    for (var preset : Presets.all()) {
      int eachDay = preset.tenant().equals("plumber") ? 3 : 1;
      for (int day = DAYS; day >= 0; day--)
        for (int n = 0; n < eachDay; n++) add(all, preset, day, random, now);
    }
    all.sort(java.util.Comparator.comparing(Ring::at));
    return all;
  }

  /// In the day's working hours, not on Sundays, and before now.
  private static void add(List<Ring> all, Preset preset, int daysAgo, Random random, Instant now) {
    ZoneId zone = preset.profile().zone();
    var date = now.atZone(zone).toLocalDate().minusDays(daysAgo);
    var time = LocalTime.of(8, 0).plusMinutes(random.nextInt(9 * 60));
    var at = ZonedDateTime.of(date, time, zone).toInstant();
    boolean over = at.isBefore(now.minus(Duration.ofMinutes(10)));
    if (date.getDayOfWeek() != DayOfWeek.SUNDAY && over) all.add(new Ring(preset, at));
  }

  private void call(Preset preset, Random random) throws InterruptedException {
    var number = preset.profile().numbers().getFirst().e164();
    var exchange = Exchange.of(webhooks, Pace.immediate());
    new Simulation(exchange, Line.at(base, number))
        .run(Scripts.named("history/" + preset.tenant()), new ConversationListener() {}, random);
  }
}
