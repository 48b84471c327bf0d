package switchboard.engine.property;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An address as callers say it: its street, and the numbers that tell doors apart.
///
/// @param names the telling words of the street, and of a house that has a name
/// @param numbers of the door and the flat
record Address(List<List<String>> names, Set<String> numbers) {

  private static final Set<String> STREETS =
      Set.of(
          "road",
          "street",
          "avenue",
          "lane",
          "close",
          "mews",
          "square",
          "terrace",
          "gardens",
          "place",
          "hill",
          "way",
          "drive",
          "court",
          "crescent",
          "grove",
          "row",
          "walk",
          "rd",
          "st",
          "ave",
          "yard",
          "wharf",
          "green",
          "park",
          "rise",
          "villas",
          "mansions",
          "boulevard");

  private static final Set<String> UNITS = Set.of("flat", "apartment", "unit", "floor", "the");

  static Address of(String text) {
    var parts =
        Stream.of(text.split(",", -1)).map(Likeness::words).filter(it -> !it.isEmpty()).toList();
    var until = parts.stream().takeWhile(it -> !street(it)).count() + 1;
    boolean known = until <= parts.size();
    var door = known ? parts.subList(0, (int) until) : parts.stream().limit(1).toList();
    var names = door.stream().map(Address::telling).filter(it -> !it.isEmpty()).toList();
    var numbers =
        door.stream()
            .flatMap(List::stream)
            .filter(it -> Character.isDigit(it.charAt(0)))
            .collect(Collectors.toUnmodifiableSet());
    return new Address(names, numbers);
  }

  /// The street as it is written; the first part of the address where no street is known.
  static String street(String text) {
    var parts = Stream.of(text.split(",", -1)).map(String::strip).toList();
    var street = parts.stream().filter(it -> street(Likeness.words(it))).findFirst();
    return street.orElse(parts.getFirst()).replaceFirst("^[0-9][0-9a-zA-Z/-]*\\s+", "");
  }

  private static boolean street(List<String> part) {
    return part.size() > 1 && STREETS.contains(part.getLast());
  }

  /// The street without its number and, if something is left, without what all streets are called.
  private static List<String> telling(List<String> part) {
    var name =
        part.stream()
            .filter(it -> !Character.isDigit(it.charAt(0)) && !UNITS.contains(it))
            .toList();
    boolean more = name.size() > 1 && STREETS.contains(name.getLast());
    return more ? name.subList(0, name.size() - 1) : name;
  }

  /// 1 if it is said, a little less if something like it is, else 0.
  double said(List<String> words) {
    return names.stream().mapToDouble(it -> Likeness.grade(words, it)).max().orElse(0);
  }

  /// Half a point for each number of it that is said.
  double numbers(List<String> words) {
    return 0.5 * numbers.stream().filter(words::contains).count();
  }
}
