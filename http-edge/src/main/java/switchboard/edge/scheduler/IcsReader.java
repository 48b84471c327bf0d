package switchboard.edge.scheduler;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;

/// When somebody is busy, according to an iCalendar feed (RFC 5545). Nothing of what the events are
/// about is kept, not even their ids.
final class IcsReader {

  private static final int MOST = 20_000;

  private final IcsZones zones;
  private final Slot window;
  private final Map<String, Set<Instant>> replaced = new HashMap<>();
  private final List<Outside> busy = new ArrayList<>();

  private IcsReader(IcsZones zones, Slot window) {
    this.zones = zones;
    this.window = window;
  }

  /// The busy times that touch the window.
  ///
  /// @param zone of the calendar, where the feed does not say
  static List<Outside> busy(String text, ZoneId zone, Slot window) throws BrokenFeed {
    var feeds = parsed(text);
    if (feeds.isEmpty()) throw new BrokenFeed("no-calendar");
    var all = new ArrayList<Outside>();
    for (var feed : feeds) {
      var reader = new IcsReader(IcsZones.of(feed, zone), window);
      all.addAll(reader.read(feed.getEvents()));
    }
    return all;
  }

  private static List<ICalendar> parsed(String text) throws BrokenFeed {
    var start = text.startsWith("\uFEFF") ? 1 : 0;
    var whole = text.substring(start);
    if (!whole.stripTrailing().endsWith("END:VCALENDAR")) throw new BrokenFeed("cut-off");
    try {
      return Biweekly.parse(whole).all();
    } catch (RuntimeException _) {
      throw new BrokenFeed("not-understood");
    }
  }

  private List<Outside> read(List<VEvent> events) throws BrokenFeed {
    try {
      for (var it : events) note(it);
      for (var it : events) add(it);
      return busy;
    } catch (RuntimeException _) {
      throw new BrokenFeed("not-understood");
    }
  }

  private void note(VEvent event) throws BrokenFeed {
    if (event.getRecurrenceId() == null) return;
    var instant = IcsSeries.of(event, zones).replaces();
    if (instant.isPresent())
      replaced.computeIfAbsent(uid(event), _ -> new HashSet<>()).add(instant.get());
  }

  private void add(VEvent event) throws BrokenFeed {
    if (!takesTime(event)) return;
    var series = IcsSeries.of(event, zones);
    if (event.getRecurrenceId() != null) {
      keep(event, series.replaces(), series.slot(series.start()));
      return;
    }
    var gone = replaced.getOrDefault(uid(event), Set.of());
    for (var start : series.recurs() ? series.starts(window) : Set.of(series.start())) {
      if (!gone.contains(start)) keep(event, Optional.of(start), series.slot(start));
    }
  }

  private void keep(VEvent event, Optional<Instant> instance, Optional<Slot> slot)
      throws BrokenFeed {
    if (slot.filter(window::overlaps).isEmpty()) return;
    if (busy.size() >= MOST) throw new BrokenFeed("too-many-events");
    var at = instance.map(Instant::getEpochSecond).orElse(0L);
    busy.add(new Outside(hash(uid(event)) + "-" + at, slot));
  }

  private static boolean takesTime(VEvent event) {
    var status = event.getStatus();
    var transparency = event.getTransparency();
    return (status == null || !status.isCancelled())
        && (transparency == null || !transparency.isTransparent())
        && !"FREE".equalsIgnoreCase(outlook(event));
  }

  /// Outlook's own word, which it writes beside a transparency that says otherwise.
  private static String outlook(VEvent event) {
    var it = event.getExperimentalProperty("X-MICROSOFT-CDO-BUSYSTATUS");
    return it == null || it.getValue() == null ? "" : it.getValue();
  }

  /// An event without an id is known by when it starts.
  private static String uid(VEvent event) {
    var uid = event.getUid();
    if (uid != null && uid.getValue() != null) return uid.getValue();
    return String.valueOf(event.getDateStart());
  }

  private static String hash(String uid) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
