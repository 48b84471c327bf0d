package switchboard.simulator.race;

/// What became of one who wanted the time, as far as they know.
///
/// @param phone their own number, by which they are known to the business
/// @param yes whether they were told that they have it
/// @param settled whether they got an answer at all
/// @param alternatives whether, told no, they were offered other times
public record Claim(Way way, String phone, boolean yes, boolean settled, boolean alternatives) {

  public enum Way {
    API,
    CALL,
    TEXT
  }
}
