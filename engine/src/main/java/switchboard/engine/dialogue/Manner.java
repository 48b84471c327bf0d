package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tool.Result.Offer;

/// How a caller wants to be talked to, and what they have been asked about themselves.
///
/// @param slow whether they asked us to speak more slowly
/// @param language they speak, BCP 47; empty: the tenant's
/// @param asked what needs not be asked of them again at the end: `name`, `email`
/// @param passed the times offered in the errand before, in their order
/// @param more how it stands with the advice of specialists; see [Manner#advice]
public record Manner(
    @JsonInclude(NON_DEFAULT) boolean slow,
    @JsonInclude(NON_EMPTY) Optional<String> language,
    @JsonInclude(NON_EMPTY) List<String> asked,
    @JsonInclude(NON_EMPTY) List<Offer> passed,
    @JsonInclude(NON_EMPTY) Optional<Advice> more) {

  static final Manner PLAIN = new Manner(false, Optional.empty(), List.of(), List.of());

  public Manner {
    asked = asked == null ? List.of() : List.copyOf(asked);
    passed = passed == null ? List.of() : List.copyOf(passed);
    more = more == null ? Optional.empty() : more;
  }

  public Manner(
      boolean slow, Optional<String> language, List<String> asked, List<Offer> passed) {
    this(slow, language, asked, passed, Optional.empty());
  }

  Manner slower() {
    return new Manner(true, language, asked, passed, more);
  }

  Manner withLanguage(Optional<String> language) {
    return new Manner(slow, language, asked, passed, more);
  }

  Manner withAsked(String detail) {
    var all = Stream.concat(asked.stream(), Stream.of(detail)).distinct().toList();
    return new Manner(slow, language, all, passed, more);
  }

  Manner withPassed(List<Offer> passed) {
    return new Manner(slow, language, asked, passed, more);
  }

  Manner withAdvice(Advice advice) {
    return new Manner(slow, language, asked, passed, advice.said());
  }

  public Advice advice() {
    return more.orElse(Advice.NONE);
  }

  /// Empty where there is nothing special about it.
  Optional<Manner> said() {
    return equals(PLAIN) ? Optional.empty() : Optional.of(this);
  }
}
