package switchboard.engine.ladder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Span;

/// The keys that are left to a caller when nobody can be talked to, and what is said about them, as
/// data. Pure; needs nothing but the profile.
public final class Menu {

  /// What a key does.
  public enum Action {
    CALL_BACK,
    MESSAGE,
    HOURS,
    PERSON,
    /// It stands for nothing.
    NOTHING
  }

  record Key(String key, Action action, String words) {}

  /// One language.
  record Wording(
      String sorry,
      List<Key> keys,
      String again,
      String promised,
      String unreachable,
      String hours,
      String closed,
      String range,
      String to) {}

  private static final Map<String, Wording> KNOWN = read();

  private final Profile profile;
  private final Locale locale;
  private final Wording wording;

  private Menu(Profile profile, Locale locale, Wording wording) {
    this.profile = profile;
    this.locale = locale;
    this.wording = wording;
  }

  /// In the tenant's language where we have it, else in English.
  public static Menu of(Profile profile) {
    var told = Locale.forLanguageTag(profile.language());
    var known = KNOWN.get(told.getLanguage());
    return known == null
        ? new Menu(profile, Locale.US, Objects.requireNonNull(KNOWN.get("en")))
        : new Menu(profile, told, known);
  }

  /// The language it is in, BCP 47.
  public String language() {
    return locale.toLanguageTag();
  }

  /// All keys, with an apology.
  public String prompt() {
    var keys = wording.keys().stream().map(Key::words).collect(Collectors.joining(" "));
    return named(wording.sorry()) + " " + keys;
  }

  public Action on(String digits) {
    return wording.keys().stream()
        .filter(it -> it.key().equals(digits.strip()))
        .map(Key::action)
        .findFirst()
        .orElse(Action.NOTHING);
  }

  public String again() {
    return wording.again();
  }

  public String promised() {
    return named(wording.promised());
  }

  public String unreachable() {
    return wording.unreachable();
  }

  /// When the business is open, days alike told together.
  public String hours() {
    var groups = groups();
    if (groups.isEmpty()) return wording.closed();
    var told = groups.stream().map(this::told).collect(Collectors.joining(", "));
    return wording.hours().replace("{hours}", told);
  }

  private record Group(DayOfWeek first, DayOfWeek last, List<Span> spans) {}

  private List<Group> groups() {
    var all = new ArrayList<Group>();
    for (var day : DayOfWeek.values()) {
      var spans = profile.hours().getOrDefault(day, List.of());
      var before = all.isEmpty() ? null : all.getLast();
      boolean same = before != null && before.last().plus(1) == day && before.spans().equals(spans);
      if (same && before != null) all.set(all.size() - 1, new Group(before.first(), day, spans));
      else if (!spans.isEmpty()) all.add(new Group(day, day, spans));
    }
    return all;
  }

  private String told(Group it) {
    var first = day(it.first());
    var days = it.first() == it.last() ? first : first + " " + wording.to() + " " + day(it.last());
    var times = it.spans().stream().map(this::told).collect(Collectors.joining(", "));
    return days + " " + times;
  }

  private String day(DayOfWeek it) {
    return it.getDisplayName(TextStyle.FULL, locale);
  }

  private String told(Span it) {
    return wording.range().replace("{from}", time(it.from())).replace("{to}", time(it.to()));
  }

  private String time(LocalTime it) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(it);
  }

  private String named(String words) {
    return words.replace("{business}", profile.name());
  }

  private static Map<String, Wording> read() {
    try (var in = Objects.requireNonNull(Menu.class.getResourceAsStream("menu.yaml"))) {
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, Wording>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read menu.yaml", e);
    }
  }
}
