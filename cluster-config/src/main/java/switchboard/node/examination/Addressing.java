package switchboard.node.examination;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Addresses written so that those which differ in commas, case and abbreviations alone are equal.
final class Addressing {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("street", "st"),
          Map.entry("avenue", "ave"),
          Map.entry("av", "ave"),
          Map.entry("road", "rd"),
          Map.entry("drive", "dr"),
          Map.entry("lane", "ln"),
          Map.entry("court", "ct"),
          Map.entry("boulevard", "blvd"),
          Map.entry("place", "pl"),
          Map.entry("square", "sq"),
          Map.entry("terrace", "ter"),
          Map.entry("circle", "cir"),
          Map.entry("parkway", "pkwy"),
          Map.entry("highway", "hwy"),
          Map.entry("trail", "trl"),
          Map.entry("gardens", "gdns"),
          Map.entry("crescent", "cres"),
          Map.entry("saint", "st"),
          Map.entry("mount", "mt"),
          Map.entry("apartment", "apt"),
          Map.entry("suite", "ste"),
          Map.entry("number", "no"),
          Map.entry("north", "n"),
          Map.entry("south", "s"),
          Map.entry("east", "e"),
          Map.entry("west", "w"),
          Map.entry("northeast", "ne"),
          Map.entry("northwest", "nw"),
          Map.entry("southeast", "se"),
          Map.entry("southwest", "sw"));

  private Addressing() {}

  static String plain(String address) {
    var words = address.toLowerCase(Locale.ROOT).replaceAll("['’.]", "").split("[\\s,#]+");
    return Stream.of(words)
        .filter(it -> !it.isEmpty())
        .map(it -> SHORT.getOrDefault(it, it))
        .collect(Collectors.joining(" "));
  }
}
