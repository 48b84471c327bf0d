package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/// Somebody who knows a field well, whom the receptionist may ask while a customer waits. Knows
/// what the business has given them to read, and nothing else.
///
/// @param name as it is said: `heating specialist`
/// @param expertise what they know about, in the words that callers use
public record Specialist(
    String id,
    String name,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> expertise,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Source> sources) {

  public Specialist {
    expertise = expertise == null ? List.of() : List.copyOf(expertise);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /// What is wrong with these, each fault beginning with the path of its field.
  ///
  /// @param at where they stand, such as `items`
  public static List<String> faults(String at, List<Specialist> all) {
    return SpecialistFaults.of(at, all).toList();
  }

  /// Something to read, in sentences fit to be told.
  ///
  /// @param text paragraphs are kept together
  /// @param prices what things cost, as it may be told
  public record Source(
      String title,
      @JsonInclude(NON_EMPTY) Optional<String> text,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Answer> questions,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Price> prices) {

    public Source {
      questions = questions == null ? List.of() : List.copyOf(questions);
      prices = prices == null ? List.of() : List.copyOf(prices);
    }

    /// Of sentences alone.
    public Source(String title, String text) {
      this(title, Optional.of(text), List.of(), List.of());
    }
  }

  public record Answer(String question, String answer) {}

  /// @param price in words: `from 180 dollars`
  public record Price(String item, String price) {}
}
