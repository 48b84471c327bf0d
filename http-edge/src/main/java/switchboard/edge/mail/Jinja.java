package switchboard.edge.mail;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.TemplateError.ErrorReason;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.edge.mail.Template.Faulty;

/// Fills gaps, in a cell without doors: a template reads no files, calls nothing of Java's, is not
/// read a second time for what a value may look like, and ends. What it names and nobody told is
/// empty.
final class Jinja {

  private static final int LARGEST = 512 * 1024;
  private static final int LONGEST_VALUE = 64 * 1024;
  private static final int DEEPEST_LOOP = 2;
  private static final Pattern LOOPS = Pattern.compile("\\{%-?\\s*(for|endfor)\\b");

  private static final Map<Library, Set<String>> DISABLED =
      Map.of(
          Library.TAG,
          Set.of("include", "import", "from", "extends", "macro", "call", "cycle", "do", "block"),
          Library.FUNCTION,
          Set.of("range"));

  private final Jinjava engine;

  private Jinja(boolean escaping) {
    this.engine = new Jinjava(config());
    engine.setResourceLocator((_, _, _) -> {
      throw new com.hubspot.jinjava.loader.ResourceNotFoundException("nothing is read from here");
    });
    engine.getGlobalContext().setAutoEscape(escaping);
  }

  /// What is filled in stays text, whatever it looks like.
  static Jinja html() {
    return new Jinja(true);
  }

  static Jinja plain() {
    return new Jinja(false);
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withDisabled(DISABLED)
        .withNestedInterpretationEnabled(false)
        .withReadOnlyResolver(true)
        .withEnableRecursiveMacroCalls(false)
        .withMaxOutputSize(LARGEST)
        .withMaxStringLength(LONGEST_VALUE)
        .withMaxRenderDepth(10)
        .withRangeLimit(100)
        .withMaxListSize(100)
        .withMaxMapSize(100)
        .withKeepTrailingNewline(true)
        .build();
  }

  /// @throws Faulty naming the line
  String fill(String template, Map<String, String> values) {
    if (template.length() > LARGEST) throw new Faulty(1, "the template is too large");
    refuseDeepLoops(template);
    var result = engine.renderForResult(template, values);
    result.getErrors().stream()
        .filter(it -> it.getReason() != ErrorReason.UNKNOWN)
        .findFirst()
        .ifPresent(it -> {
          throw faulty(it);
        });
    return result.getOutput();
  }

  /// Lists are bounded, so loops are too; but not loops in loops in loops.
  private static void refuseDeepLoops(String template) {
    var found = LOOPS.matcher(template);
    int depth = 0;
    while (found.find()) {
      depth += found.group(1).equals("for") ? 1 : -1;
      if (depth > DEEPEST_LOOP)
        throw new Faulty(line(template, found.start()), "loops are nested too deep");
    }
  }

  private static int line(String template, int offset) {
    return 1 + Math.toIntExact(template.chars().limit(offset).filter(it -> it == '\n').count());
  }

  /// Messages of other kinds might tell values.
  private static Faulty faulty(TemplateError error) {
    var message =
        error.getReason() == ErrorReason.SYNTAX_ERROR
            ? Headers.line(String.valueOf(error.getMessage()), 200)
            : "it cannot be filled: " + error.getReason();
    return new Faulty(Math.max(1, error.getLineno()), message);
  }
}
