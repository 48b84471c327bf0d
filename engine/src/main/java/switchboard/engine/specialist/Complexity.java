package switchboard.engine.specialist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether a question is worth a specialist's time, and why. Pure.
///
/// @param score 0 to 1
public record Complexity(double score, List<Reason> reasons) {

  /// From here on it is worth asking.
  public static final double WORTH = 0.6;

  /// An answer has been found already: it takes more than that.
  private static final double ANSWERED = 0.75;

  private static final int LONG = 22;

  /// What makes it so.
  public enum Reason {
    /// Nothing that the receptionist knows answers it.
    UNANSWERED(0.2),
    /// Two things are compared.
    COMPARISON(0.3),
    /// Somebody wants advice.
    JUDGEMENT(0.3),
    /// Somebody wants to understand.
    EXPLANATION(0.2),
    /// Several questions in one.
    SEVERAL(0.15),
    /// It is long.
    LONG(0.1),
    /// It speaks of what a specialist knows about.
    TECHNICAL(0.4);

    private final double weight;

    Reason(double weight) {
      this.weight = weight;
    }

    /// As it is stored: `comparison`.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Complexity {
    reasons = List.copyOf(reasons);
  }

  /// @param answered whether the receptionist can answer it without them
  /// @param relevance of the matter to the specialist who fits best, 0 to 1
  public static Complexity of(String words, boolean answered, double relevance) {
    var reasons = new ArrayList<Reason>();
    if (!answered) reasons.add(Reason.UNANSWERED);
    if (Senses.cue("comparison", words)) reasons.add(Reason.COMPARISON);
    if (Senses.cue("judgement", words)) reasons.add(Reason.JUDGEMENT);
    if (Senses.cue("explanation", words)) reasons.add(Reason.EXPLANATION);
    if (Senses.cue("several", words)) reasons.add(Reason.SEVERAL);
    if (Sentences.words(words) >= LONG) reasons.add(Reason.LONG);
    double sum = reasons.stream().mapToDouble(it -> it.weight).sum();
    if (relevance > 0) reasons.add(Reason.TECHNICAL);
    return new Complexity(Math.min(1, sum + relevance * Reason.TECHNICAL.weight), reasons);
  }

  /// Whether anything is asked at all, rather than told or wanted done.
  static boolean asks(String words) {
    return Senses.cue("question", words)
        || Senses.cue("explanation", words)
        || Senses.cue("judgement", words);
  }

  /// Whether something is wanted done that a receptionist does.
  static boolean errand(String words) {
    return Senses.cue("errand", words)
        && !Senses.cue("judgement", words)
        && !Senses.cue("comparison", words);
  }

  /// Whether it is more than a wish to be told something.
  boolean deep() {
    return reasons.contains(Reason.COMPARISON)
        || reasons.contains(Reason.JUDGEMENT)
        || reasons.contains(Reason.EXPLANATION);
  }

  public boolean worth() {
    boolean known = !reasons.contains(Reason.UNANSWERED);
    return deep() && score >= (known ? ANSWERED : WORTH);
  }
}
