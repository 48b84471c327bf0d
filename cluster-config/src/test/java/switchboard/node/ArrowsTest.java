package switchboard.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which room may know of which.
final class ArrowsTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArrowsTest::shipped)
          .importPackages("switchboard");

  private static boolean shipped(Location it) {
    return !it.contains("test-classes") && !it.contains("-tests.jar");
  }

  private static void knowsOnly(String room, String... others) {
    var rest =
        resideInAPackage("switchboard..").and(resideOutsideOfPackage("switchboard." + room + ".."));
    for (var it : others) rest = rest.and(resideOutsideOfPackage("switchboard." + it + ".."));
    noClasses()
        .that()
        .resideInAPackage("switchboard." + room + "..")
        .should()
        .dependOnClassesThat(rest)
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "persistence", "edge", "node", "simulator"})
  void every_room_is_looked_at(String room) {
    assertThat(ALL.that(resideInAPackage("switchboard." + room + ".."))).hasSizeGreaterThan(10);
  }

  @Test
  void the_engine_knows_nobody() {
    knowsOnly("engine");
  }

  @Test
  void persistence_knows_the_engine_alone() {
    knowsOnly("persistence", "engine");
  }

  @Test
  void the_edge_knows_the_engine_alone() {
    knowsOnly("edge", "engine", "dashboard");
  }

  @Test
  void the_simulator_knows_nobody() {
    knowsOnly("simulator");
  }

  @Test
  void nobody_knows_the_node() {
    for (var room : Stream.of("engine", "persistence", "edge", "simulator").toList())
      noClasses()
          .that()
          .resideInAPackage("switchboard." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("switchboard.node..")
          .check(ALL);
  }

  @Test
  void engine_and_edge_speak_no_sql() {
    noClasses()
        .that()
        .resideInAnyPackage("switchboard.engine..", "switchboard.edge..", "switchboard.simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
        .check(ALL);
  }

  @Test
  void the_engine_never_sleeps_and_never_waits() {
    noClasses()
        .that()
        .resideInAPackage("switchboard.engine..")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "block a thread",
                it ->
                    it.getTarget().getName().equals("sleep")
                        && it.getTargetOwner().isEquivalentTo(Thread.class)))
        .check(ALL);
  }
}
