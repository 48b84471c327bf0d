package switchboard.engine.llm;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why a model's answer is of no use.
public enum Failure {
  /// The provider cannot be reached, breaks off, or speaks no protocol we know.
  @JsonEnumDefaultValue
  BROKEN,
  /// Too many requests.
  BUSY,
  /// It will not serve us: wrong key, unknown model, refused request.
  REFUSED,
  /// Not a word in time.
  SILENT,
  /// An answer without words or wishes.
  NOTHING,
  /// Words that are none.
  NONSENSE,
  /// It claims what has not been done, or knows what it was not told.
  UNFOUNDED,
  /// It calls functions for ever.
  RESTLESS,
  /// The caller has waited too long.
  OVERDUE,
  /// The caller spoke again, or hung up.
  INTERRUPTED,
  /// We were restarted meanwhile.
  RESTARTED,
  /// The budget is used up.
  SPENT;

  /// Whether it tells that the provider is unwell.
  public boolean illness() {
    return switch (this) {
      case BROKEN, BUSY, REFUSED, SILENT, NOTHING, NONSENSE -> true;
      case UNFOUNDED, RESTLESS, OVERDUE, INTERRUPTED, RESTARTED, SPENT -> false;
    };
  }
}
