package switchboard.edge.scheduler;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Zones under the names Windows gives them, as Outlook and Exchange write them.
final class OutlookZones {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("GMT Standard Time", "Europe/London"),
          entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
          entry("W. Europe Standard Time", "Europe/Berlin"),
          entry("Central Europe Standard Time", "Europe/Budapest"),
          entry("Central European Standard Time", "Europe/Warsaw"),
          entry("Romance Standard Time", "Europe/Paris"),
          entry("E. Europe Standard Time", "Europe/Chisinau"),
          entry("FLE Standard Time", "Europe/Kyiv"),
          entry("GTB Standard Time", "Europe/Bucharest"),
          entry("Turkey Standard Time", "Europe/Istanbul"),
          entry("Russian Standard Time", "Europe/Moscow"),
          entry("Israel Standard Time", "Asia/Jerusalem"),
          entry("Egypt Standard Time", "Africa/Cairo"),
          entry("South Africa Standard Time", "Africa/Johannesburg"),
          entry("W. Central Africa Standard Time", "Africa/Lagos"),
          entry("E. Africa Standard Time", "Africa/Nairobi"),
          entry("Morocco Standard Time", "Africa/Casablanca"),
          entry("Arab Standard Time", "Asia/Riyadh"),
          entry("Arabian Standard Time", "Asia/Dubai"),
          entry("Iran Standard Time", "Asia/Tehran"),
          entry("Pakistan Standard Time", "Asia/Karachi"),
          entry("India Standard Time", "Asia/Kolkata"),
          entry("Sri Lanka Standard Time", "Asia/Colombo"),
          entry("Nepal Standard Time", "Asia/Kathmandu"),
          entry("Bangladesh Standard Time", "Asia/Dhaka"),
          entry("SE Asia Standard Time", "Asia/Bangkok"),
          entry("China Standard Time", "Asia/Shanghai"),
          entry("Taipei Standard Time", "Asia/Taipei"),
          entry("Singapore Standard Time", "Asia/Singapore"),
          entry("W. Australia Standard Time", "Australia/Perth"),
          entry("Tokyo Standard Time", "Asia/Tokyo"),
          entry("Korea Standard Time", "Asia/Seoul"),
          entry("Cen. Australia Standard Time", "Australia/Adelaide"),
          entry("AUS Central Standard Time", "Australia/Darwin"),
          entry("E. Australia Standard Time", "Australia/Brisbane"),
          entry("AUS Eastern Standard Time", "Australia/Sydney"),
          entry("Tasmania Standard Time", "Australia/Hobart"),
          entry("New Zealand Standard Time", "Pacific/Auckland"),
          entry("Hawaiian Standard Time", "Pacific/Honolulu"),
          entry("Alaskan Standard Time", "America/Anchorage"),
          entry("Pacific Standard Time", "America/Los_Angeles"),
          entry("Pacific Standard Time (Mexico)", "America/Tijuana"),
          entry("US Mountain Standard Time", "America/Phoenix"),
          entry("Mountain Standard Time", "America/Denver"),
          entry("Central Standard Time", "America/Chicago"),
          entry("Central Standard Time (Mexico)", "America/Mexico_City"),
          entry("Canada Central Standard Time", "America/Regina"),
          entry("Eastern Standard Time", "America/New_York"),
          entry("US Eastern Standard Time", "America/Indianapolis"),
          entry("SA Pacific Standard Time", "America/Bogota"),
          entry("Venezuela Standard Time", "America/Caracas"),
          entry("Atlantic Standard Time", "America/Halifax"),
          entry("SA Western Standard Time", "America/La_Paz"),
          entry("Newfoundland Standard Time", "America/St_Johns"),
          entry("E. South America Standard Time", "America/Sao_Paulo"),
          entry("Argentina Standard Time", "America/Buenos_Aires"),
          entry("Pacific SA Standard Time", "America/Santiago"),
          entry("Azores Standard Time", "Atlantic/Azores"),
          entry("Cape Verde Standard Time", "Atlantic/Cape_Verde"));

  private OutlookZones() {}

  static Optional<ZoneId> named(String name) {
    return Optional.ofNullable(NAMES.get(name)).map(ZoneId::of);
  }
}
