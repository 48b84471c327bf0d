package switchboard.engine.tenant;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public holidays of the countries of the world and their regions, each year of each worked
/// out once. A holiday that falls on a weekend counts on that day and on the day it is kept
/// instead. What cannot be worked out is no holiday: a fault here never closes a business.
public final class PublicHolidays {

  private static final Logger LOG = LoggerFactory.getLogger(PublicHolidays.class);
  private static final Map<Key, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

  private record Key(String country, Optional<String> region, int year) {}

  private PublicHolidays() {}

  /// @param country ISO 3166 alpha-2
  /// @param region ISO 3166-2 without the country; empty means only what all regions keep
  public static Set<LocalDate> of(String country, Optional<String> region, int year) {
    return KNOWN.computeIfAbsent(new Key(country, region, year), PublicHolidays::find);
  }

  public static boolean knows(String country) {
    return country.length() == 2
        && HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
  }

  public static boolean knows(String country, String region) {
    return knows(country)
        && manager(country)
            .getCalendarHierarchy()
            .getChildren()
            .containsKey(region.toLowerCase(Locale.ROOT));
  }

  private static Set<LocalDate> find(Key key) {
    try {
      if (!knows(key.country)) return Set.of();
      var regions = key.region.stream().map(it -> it.toLowerCase(Locale.ROOT));
      return manager(key.country)
          .getHolidays(Year.of(key.year), regions.toArray(String[]::new))
          .stream()
          .filter(it -> it.getType() != HolidayType.OBSERVANCE)
          .flatMap(PublicHolidays::days)
          .collect(toUnmodifiableSet());
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("no holidays of {} {} in {}", key.country, key.region.orElse(""), key.year, e);
      return Set.of();
    }
  }

  private static Stream<LocalDate> days(Holiday it) {
    return Stream.concat(Stream.of(it.getActualDate()), it.getObservedDate().stream());
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }
}
