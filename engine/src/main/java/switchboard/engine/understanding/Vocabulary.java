package switchboard.engine.understanding;

import java.util.List;
import java.util.Map;

/// The words a kind of business, and one business in particular, is spoken to with.
///
/// @param vertical `trades`, `estate_agency`, `med_spa` or `web_agency`
/// @param country ISO 3166 alpha-2, for numbers, postcodes and the order of day and month
/// @param people who can be asked for
/// @param places what can be seen: address and reference are among the synonyms
/// @param phrases what callers say here, by intent, beside what they say everywhere
public record Vocabulary(
    String vertical,
    String country,
    List<Term> services,
    List<Term> people,
    List<Term> places,
    Map<String, List<String>> phrases) {

  /// Stands for a kind of business where its own people speak, who want other things than callers.
  public static final String OWNER = "owner";

  public Vocabulary(
      String vertical, String country, List<Term> services, List<Term> people, List<Term> places) {
    this(vertical, country, services, people, places, Map.of());
  }

  public Vocabulary(String vertical, String country, List<Term> services) {
    this(vertical, country, services, List.of(), List.of());
  }

  /// The same words in another country.
  public Vocabulary in(String country) {
    return new Vocabulary(vertical, country, services, people, places, phrases);
  }

  /// The same words, as the business's own people say them.
  public Vocabulary owner() {
    return new Vocabulary(OWNER, country, services, people, places, Map.of());
  }

  /// A service by its id, its name and what else people call it.
  public record Term(String id, String name, List<String> synonyms) {}
}
