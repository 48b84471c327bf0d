package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.tenant.Specialist.Answer;
import switchboard.engine.tenant.Specialist.Price;
import switchboard.engine.tenant.Specialist.Source;

class SpecialistFaultsTest {

  private static final Source FINE = new Source("roofs", "Roofs last forty years.");

  private static List<String> faults(Specialist... all) {
    return SpecialistFaults.of("persona.specialists", List.of(all)).toList();
  }

  private static Specialist roofs(String id, String name, List<String> expertise, Source... read) {
    return new Specialist(id, name, expertise, List.of(read));
  }

  @Test
  void one_who_has_something_to_know_is_fine() {
    assertThat(faults(roofs("roofs", "roof specialist", List.of("roof"), FINE))).isEmpty();
  }

  @Test
  void each_fault_names_its_field() {
    var bad =
        new Source(
            " ", Optional.empty(), List.of(new Answer("", "x")), List.of(new Price("x", "a\nb")));
    var empty = new Source("nothing", Optional.empty(), List.of(), List.of());
    assertThat(faults(roofs("Roofs!", "", List.of(), bad, empty)))
        .containsExactly(
            "persona.specialists[0] (Roofs).id: must be lower case letters, digits and hyphens",
            "persona.specialists[0] (Roofs).name: must not be blank",
            "persona.specialists[0] (Roofs).expertise: must name what they know about",
            "persona.specialists[0] (Roofs).sources[0].title: must not be blank",
            "persona.specialists[0] (Roofs).sources[0].questions[0].question: must not be blank",
            "persona.specialists[0] (Roofs).sources[0].prices[0].price: must be one plain line",
            "persona.specialists[0] (Roofs).sources[1].text: is missing, and so are questions and"
                + " prices");
  }

  @Test
  void without_sources_or_twice_they_are_refused() {
    var bare = roofs("roofs", "roof specialist", List.of("roof"));
    assertThat(faults(bare, bare))
        .contains(
            "persona.specialists: an id is used twice",
            "persona.specialists[1] (roofs).sources: must give them something to know");
  }

  @Test
  void nobody_is_given_a_whole_library() {
    var long1 = new Source("much", "word ".repeat(5_000));
    var much = Collections.nCopies(9, new Source("much", "word ".repeat(3_999)));
    assertThat(faults(roofs("a", "a", List.of("a"), long1)))
        .containsExactly(
            "persona.specialists[0] (a).sources[0].text: must be at most 20000 characters");
    assertThat(
            faults(
                new Specialist("a", "a", List.of("a"), much),
                new Specialist("b", "b", List.of("b"), much)))
        .containsExactly("persona.specialists: the sources must be at most 200000 characters");
  }

  @Test
  void a_fault_in_a_file_is_told_with_its_path() {
    var text = Presets.class.getResourceAsStream("/presets/plumber.yaml");
    assertThat(text).isNotNull();
    var yaml = read(java.util.Objects.requireNonNull(text));
    assertThatThrownBy(() -> Presets.read("p.yaml", yaml.replaceFirst("id: heating", "id: H")))
        .hasMessageContaining("p.yaml: persona.specialists[0] (H).id: ");
    assertThatThrownBy(
            () -> Presets.read("p.yaml", yaml.replaceFirst("expertise: \\[water", "wings: [water")))
        .hasMessageContaining("persona.specialists[0].wings");
  }

  private static String read(java.io.InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void every_preset_ships_three_to_six() {
    assertThat(Presets.all())
        .allSatisfy(it -> assertThat(it.profile().persona().specialists()).hasSizeBetween(3, 6));
  }
}
