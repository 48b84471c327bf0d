package switchboard.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The laws of the house that a compiler does not know.
class ArchitectureTest {
  static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("switchboard.engine");

  static final Set<String> PURE_NAMES = Set.of("State", "Availability");

  static final DescribedPredicate<JavaClass> PURE =
      DescribedPredicate.describe("decide purely", ArchitectureTest::pure);

  static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID");

  /// A participle ends in `ed`, or is one of these.
  static final Pattern PARTICIPLE =
      Pattern.compile(
          "[a-z]+ed|begun|bought|built|chosen|cut|drawn|found|given|gone|heard|held|kept|left|lost"
              + "|made|met|paid|put|read|rung|said|seen|sent|set|shut|spoken|sold|taken|told|understood|withdrawn"
              + "|won|written");

  static boolean pure(JavaClass it) {
    var outer = it.getEnclosingClass();
    return PURE_NAMES.contains(it.getSimpleName())
        || it.getSimpleName().endsWith("Brain")
        || (outer.isPresent() && pure(outer.get()));
  }

  static Stream<JavaClass> facts() {
    return ENGINE.stream().filter(it -> it.isAssignableTo(Fact.class) && !it.isInterface());
  }

  static String noun(JavaClass it) {
    return it.getPackageName().replaceFirst("switchboard\\.engine\\.?", "").split("\\.", -1)[0];
  }

  static Optional<String> name(JavaClass fact) {
    return fact.tryGetAnnotationOfType(JsonTypeName.class).map(JsonTypeName::value);
  }

  @Test
  void facts_are_records() {
    classes()
        .that()
        .implement(Fact.class)
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .check(ENGINE);
  }

  @Test
  void a_fact_is_named_by_its_noun_and_what_happened() {
    assertThat(facts()).isNotEmpty().allMatch(ArchitectureTest::wellNamed);
  }

  static boolean wellNamed(JavaClass fact) {
    var what = name(fact).filter(it -> it.startsWith(noun(fact) + "."));
    return what.map(it -> List.of(it.substring(noun(fact).length() + 1).split("-", -1)))
        .filter(words -> words.stream().allMatch(it -> it.matches("[a-z]+")))
        .filter(words -> words.stream().anyMatch(it -> PARTICIPLE.matcher(it).matches()))
        .isPresent();
  }

  @Test
  void no_two_facts_share_a_name() {
    assertThat(facts().map(ArchitectureTest::name)).doesNotHaveDuplicates();
  }

  @Test
  void the_journal_knows_every_fact() {
    var json = JsonMapper.builder().addModule(new FactTypes()).build();
    var config = json.getDeserializationConfig();
    var root = AnnotatedClassResolver.resolveWithoutSuperTypes(config, Fact.class);
    var known = json.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, root);
    assertThat(known.stream().map(NamedType::getType).map(Class::getName))
        .containsAll(facts().map(JavaClass::getName).toList());
  }

  @Test
  void decisions_are_free_of_persistence() {
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.pekko.persistence..")
        .check(ENGINE);
  }

  @Test
  void decisions_take_time_ids_and_chance_as_arguments() {
    var reaches =
        ENGINE.stream()
            .filter(ArchitectureTest::pure)
            .flatMap(it -> it.getAccessesFromSelf().stream())
            .filter(it -> impure(it.getTarget()))
            .map(JavaAccess::getDescription);
    assertThat(reaches).isEmpty();
  }

  static boolean impure(AccessTarget target) {
    var owner = target.getOwner();
    return CLOCKS_AND_CHANCE.contains(owner.getName() + "." + target.getName())
        || owner.getName().equals("java.time.Clock")
        || (owner.getPackageName().startsWith("java.time") && target.getName().equals("now"))
        || owner.isAssignableTo("java.util.random.RandomGenerator")
        || owner.isAssignableTo("java.util.Random");
  }

  @Test
  void a_noun_keeps_its_state_to_itself() {
    var peeks =
        ENGINE.stream()
            .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
            .filter(it -> it.getTargetClass().getSimpleName().equals("State"))
            .filter(it -> it.getTargetClass().getPackageName().startsWith("switchboard"))
            .filter(it -> !noun(it.getOriginClass()).equals(noun(it.getTargetClass())))
            .map(it -> it.getDescription());
    assertThat(peeks).isEmpty();
  }

  @Test
  void nouns_do_not_depend_on_each_other_in_circles() {
    slices().matching("switchboard.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void the_engine_knows_neither_edge_nor_storage() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "switchboard.edge..",
            "switchboard.persistence..",
            "switchboard.node..",
            "switchboard.simulator..",
            "java.sql..",
            "javax.sql..")
        .check(ENGINE);
  }

  @Test
  void files_have_at_most_400_lines() {
    assertThat(Sources.ALL).isNotEmpty();
    assertThat(Sources.ALL.stream().filter(it -> it.lines() > 400).map(Sources.Source::path))
        .isEmpty();
  }

  @Test
  void methods_have_at_most_40_lines() {
    assertThat(methods().filter(it -> it.lines() > 40)).isEmpty();
  }

  @Test
  void methods_have_at_most_8_parameters() {
    assertThat(methods().filter(it -> it.parameters() > 8)).isEmpty();
  }

  static Stream<Sources.Method> methods() {
    return Sources.ALL.stream().flatMap(it -> it.methods().stream());
  }

  @Test
  void a_class_is_named_for_what_it_is() {
    assertThat(Sources.ALL.stream().flatMap(it -> it.types().stream()))
        .isNotEmpty()
        .noneMatch(it -> it.matches(".*(Util|Manager|Helper|Impl)s?"));
  }

  @Test
  void every_package_says_what_it_is_and_that_nothing_is_null() {
    var main = Sources.ALL.stream().filter(it -> it.path().contains("src/main/java"));
    var unmarked = main.filter(it -> !Sources.nullMarked(it)).map(Sources.Source::path);
    assertThat(unmarked.collect(joining("\n"))).isEmpty();
  }
}
