package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.engine.Page;

/// A stretch of a list as the API shows it.
///
/// @param next where to read on; absent at the end
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Cards<T>(List<T> items, Optional<String> next) {

  public static <A, B> Cards<B> of(Page<A> page, Function<A, B> card) {
    return new Cards<>(page.items().stream().map(card).toList(), page.next());
  }

  /// A list that is whole.
  public static <A, B> Cards<B> of(List<A> items, Function<A, B> card) {
    return of(new Page<>(items, Optional.empty()), card);
  }
}
