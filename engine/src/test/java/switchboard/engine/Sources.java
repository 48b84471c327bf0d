package switchboard.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The Java sources of all modules, as the compiler parses them.
final class Sources {

  /// @param path relative to the root of the reactor
  record Source(String path, int lines, List<String> types, List<Method> methods) {}

  record Method(String path, String name, long lines, int parameters) {}

  private static final Set<String> SKIPPED = Set.of("target", "node_modules");
  private static final Path ROOT = root();

  static final List<Source> ALL = parse();

  private Sources() {}

  /// Whether the package of a source is documented and marked.
  static boolean nullMarked(Source source) {
    var info = ROOT.resolve(source.path).resolveSibling("package-info.java");
    return Files.exists(info)
        && text(info).lines().anyMatch("@NullMarked"::equals)
        && text(info).startsWith("///");
  }

  private static Path root() {
    var found = Path.of("").toAbsolutePath();
    for (var it = found; it != null; it = it.getParent()) {
      var pom = it.resolve("pom.xml");
      if (Files.exists(pom) && text(pom).contains("<modules>")) found = it;
    }
    return found;
  }

  private static List<Source> parse() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
      var options = List.of("-proc:none", "-XDshould-stop.ifError=PARSE");
      var sources = files.getJavaFileObjectsFromPaths(paths());
      var task = (JavacTask) compiler.getTask(null, files, _ -> {}, options, null, sources);
      var positions = Trees.instance(task).getSourcePositions();
      return StreamSupport.stream(task.parse().spliterator(), false)
          .map(unit -> new Reading(unit, positions).source())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> paths() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path it, BasicFileAttributes attributes) {
            var name = it.getFileName().toString();
            var skipped = SKIPPED.contains(name) || name.startsWith(".");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path it, BasicFileAttributes attributes) {
            if (it.toString().endsWith(".java")) found.add(it);
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reading extends TreeScanner<@Nullable Void, ClassTree> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String path;
    private final List<String> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    Reading(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
      this.path = ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    }

    Source source() {
      for (var type : unit.getTypeDecls()) if (type instanceof ClassTree it) scan(it, it);
      var lines = (int) text(ROOT.resolve(path)).lines().count();
      return new Source(path, lines, List.copyOf(types), List.copyOf(methods));
    }

    @Override
    public @Nullable Void visitClass(ClassTree it, ClassTree outer) {
      types.add(it.getSimpleName().toString());
      return super.visitClass(it, it);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree it, ClassTree owner) {
      var name = owner.getSimpleName() + "." + it.getName();
      methods.add(new Method(path, name, lines(it), parameters(it, owner)));
      return super.visitMethod(it, owner);
    }

    private long lines(Tree it) {
      var map = unit.getLineMap();
      var first = map.getLineNumber(positions.getStartPosition(unit, it));
      return map.getLineNumber(positions.getEndPosition(unit, it)) - first + 1;
    }

    /// A record has as many components as its data has.
    private static int parameters(MethodTree it, ClassTree owner) {
      var ofRecord = owner.getKind() == Tree.Kind.RECORD && it.getName().contentEquals("<init>");
      return ofRecord ? 0 : it.getParameters().size();
    }
  }
}
