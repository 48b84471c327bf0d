package switchboard.engine.understanding;

import java.util.List;

/// The words a kind of business, and one business in particular, is spoken to with.
///
/// @param vertical `trades`, `estate_agency`, `med_spa` or `web_agency`
/// @param country ISO 3166 alpha-2, for numbers, postcodes and the order of day and month
public record Vocabulary(String vertical, String country, List<Term> services) {

  /// A service by its id, its name and what else people call it.
  public record Term(String id, String name, List<String> synonyms) {}
}
