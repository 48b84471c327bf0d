package switchboard.persistence.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What must hold of the rows of a list. Only what is asked for stands in the statement, so that
/// each has the plan that fits it.
public final class Where {

  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Where() {}

  /// Of every row.
  public static Where all() {
    return new Where();
  }

  /// If there is one.
  public Where and(Optional<String> condition) {
    condition.ifPresent(it -> sql.append("and (").append(it).append(")\n"));
    return this;
  }

  /// If there is a value, which `?` stands for.
  public Where and(String condition, Optional<?> value) {
    if (value.isEmpty()) return this;
    var name = "where" + values.size();
    values.put(name, value.get() instanceof Enum<?> it ? it.name() : value.get());
    return and(Optional.of(condition.replace("?", ":" + name)));
  }

  public String sql() {
    return sql.toString();
  }

  public Map<String, Object> values() {
    return values;
  }
}
