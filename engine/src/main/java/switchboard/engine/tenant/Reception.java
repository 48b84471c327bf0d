package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How callers are received while the business is open, while it is closed, and on holidays. What is
/// left out is as at any other hour: the usual greeting, and everything can be asked for.
///
/// @param holiday also days on which the owner is closed for a reason of their own; where it is left
///   out, as while closed
public record Reception(
    @JsonInclude(NON_EMPTY) Optional<Terms> open,
    @JsonInclude(NON_EMPTY) Optional<Terms> closed,
    @JsonInclude(NON_EMPTY) Optional<Terms> holiday) {

  /// The same at every hour.
  public static final Reception USUAL =
      new Reception(Optional.empty(), Optional.empty(), Optional.empty());

  public static final int LONGEST = 500;

  /// How it is at an hour.
  public enum Hour {
    OPEN,
    CLOSED,
    HOLIDAY
  }

  /// What callers may do.
  public enum Policy {
    /// Everything, as ever.
    USUAL,
    /// Leave a message with the receptionist; ask what can be told.
    MESSAGE,
    /// Leave word on a tape.
    VOICEMAIL,
    /// Report an emergency; ask what can be told.
    EMERGENCY
  }

  /// @param greeting what is said first, by language (BCP 47); `{business}`, `{name}`, `{opens}` and
  ///   `{holiday}` are put in; empty: a sentence of ours
  public record Terms(
      @JsonInclude(NON_EMPTY) Optional<Policy> policy,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> greeting) {

    public static final Terms USUAL = new Terms(Optional.empty(), Map.of());

    public Terms {
      greeting = greeting == null ? Map.of() : Map.copyOf(greeting);
    }

    public Policy does() {
      return policy.orElse(Policy.USUAL);
    }

    /// What is said first in a language, where the owner has words for it.
    public Optional<String> in(String language) {
      var exact = Optional.ofNullable(greeting.get(language));
      var code = Locale.forLanguageTag(language).getLanguage();
      return exact.or(
          () ->
              greeting.entrySet().stream()
                  .filter(it -> Locale.forLanguageTag(it.getKey()).getLanguage().equals(code))
                  .sorted(Map.Entry.comparingByKey())
                  .map(Map.Entry::getValue)
                  .findFirst());
    }
  }

  /// How this business receives callers.
  public static Reception of(Profile business) {
    return business.telephony().hours().orElse(USUAL);
  }

  /// What holds at such an hour; empty: nothing was said about it.
  public Optional<Terms> at(Hour hour) {
    return switch (hour) {
      case OPEN -> open;
      case CLOSED -> closed;
      case HOLIDAY -> holiday.or(() -> closed);
    };
  }

  public Policy policy(Hour hour) {
    return at(hour).orElse(Terms.USUAL).does();
  }
}
