package switchboard.engine.understanding;

/// The stem of an English word, so that "leak", "leaks" and "leaking" count as one.
public final class Stems {

  private Stems() {}

  public static String of(String word) {
    var stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    if (stem.length() > 4 && stem.endsWith("ies"))
      return stem.substring(0, stem.length() - 3) + "y";
    if (stem.length() > 3
        && stem.endsWith("s")
        && !stem.endsWith("ss")
        && !stem.endsWith("us")
        && !stem.endsWith("is")) stem = stem.substring(0, stem.length() - 1);
    if (stem.length() > 5 && stem.endsWith("ing"))
      stem = single(stem.substring(0, stem.length() - 3));
    else if (stem.length() > 4 && stem.endsWith("ed") && !stem.endsWith("eed"))
      stem = single(stem.substring(0, stem.length() - 2));
    return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static String single(String stem) {
    var end = stem.length() - 1;
    var doubled =
        end > 2 && stem.charAt(end) == stem.charAt(end - 1) && "lsz".indexOf(stem.charAt(end)) < 0;
    return doubled ? stem.substring(0, end) : stem;
  }
}
