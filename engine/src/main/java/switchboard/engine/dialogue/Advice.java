package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Understander.Expectation;

/// How it stands with the advice of specialists. It is asked for beside whatever is being pursued,
/// which is gone on with afterwards.
///
/// @param question that they are, or may be, asked
/// @param specialists ids of those who are, or may be, asked
/// @param reasons why it is worth it, and `score` how much
/// @param before what the talk was waiting for when it came up
/// @param resume our last question then
/// @param told whether the caller has heard an answer, of ours or theirs, already
/// @param offered the questions it was offered for, so that nobody is asked twice
public record Advice(
    Step step,
    @JsonInclude(NON_EMPTY) Optional<Personal> question,
    @JsonInclude(NON_EMPTY) List<String> specialists,
    @JsonInclude(NON_EMPTY) List<String> reasons,
    @JsonInclude(NON_DEFAULT) double score,
    @JsonInclude(NON_EMPTY) Optional<Expectation> before,
    @JsonInclude(NON_EMPTY) Optional<Personal> resume,
    @JsonInclude(NON_DEFAULT) boolean told,
    @JsonInclude(NON_EMPTY) List<Personal> offered) {

  private static final int KEPT = 8;

  public static final Advice NONE =
      new Advice(
          Step.NONE,
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  public enum Step {
    @JsonEnumDefaultValue
    NONE,
    /// The caller was asked whether they may be asked.
    OFFERED,
    /// The caller waits for them.
    WAITING,
    /// They are being asked while something else is talked about.
    MEANWHILE,
    /// The time is up, and the caller was asked whether to wait for the rest.
    MORE,
    /// The caller was asked whether somebody shall call back about it.
    CALL_BACK
  }

  public Advice {
    question = question == null ? Optional.empty() : question;
    specialists = specialists == null ? List.of() : List.copyOf(specialists);
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    before = before == null ? Optional.empty() : before;
    resume = resume == null ? Optional.empty() : resume;
    offered = offered == null ? List.of() : List.copyOf(offered);
  }

  Advice at(Step step) {
    return new Advice(
        step, question, specialists, reasons, score, before, resume, told, offered);
  }

  Advice asking(List<String> specialists) {
    return new Advice(
        step, question, specialists, reasons, score, before, resume, told, offered);
  }

  Advice telling(boolean told) {
    return new Advice(
        step, question, specialists, reasons, score, before, resume, told, offered);
  }

  Advice because(List<String> reasons, double score) {
    return new Advice(
        step, question, specialists, reasons, score, before, resume, told, offered);
  }

  /// A question has come up in this moment of the talk.
  Advice about(String words, Expectation before, Optional<Personal> resume) {
    var question = Personal.of(words);
    var all = Stream.concat(offered.stream(), Stream.of(question)).toList();
    var kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
    return new Advice(
        step,
        Optional.of(question),
        List.of(),
        List.of(),
        0,
        Optional.of(before),
        resume,
        false,
        kept);
  }

  /// It is over; what it was offered for stays known.
  Advice over() {
    return new Advice(
        NONE.step,
        NONE.question,
        NONE.specialists,
        NONE.reasons,
        0,
        NONE.before,
        NONE.resume,
        false,
        offered);
  }

  /// Whether the caller's next words are for it.
  boolean open() {
    return switch (step) {
      case OFFERED, WAITING, MORE, CALL_BACK -> true;
      case NONE, MEANWHILE -> false;
    };
  }

  public String words() {
    return question.filter(it -> !it.erased()).map(Personal::text).orElse("");
  }

  /// Empty where there is nothing to keep.
  Optional<Advice> said() {
    return equals(NONE) ? Optional.empty() : Optional.of(this);
  }
}
