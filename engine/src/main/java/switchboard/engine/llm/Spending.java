package switchboard.engine.llm;

/// What tenants have used up.
public interface Spending {

  Spending UNKNOWN = _ -> Cost.NONE;

  /// In the current month, as far as is known. Never blocks.
  Cost month(String tenant);
}
