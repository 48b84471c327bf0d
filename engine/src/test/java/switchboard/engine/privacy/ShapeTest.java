package switchboard.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
  record Tree(String name, List<Tree> branches, Optional<Leaf> leaf) {}

  sealed interface Leaf {}

  record Green(int shade) implements Leaf {}

  record Dry() implements Leaf {}

  @Test
  void a_state_has_one_shape() {
    assertThat(Shape.of(Tree.class)).isEqualTo(Shape.of(Tree.class)).contains("Tree#");
    assertThat(Shape.isCurrent(Shape.of(Tree.class))).isTrue();
    assertThat(Shape.of(Green.class)).isNotEqualTo(Shape.of(Dry.class));
  }

  /// Pinned: if it changes by itself, every snapshot is in vain.
  @Test
  void a_shape_is_the_same_on_every_node() {
    assertThat(Shape.of(Tree.class))
        .isEqualTo("switchboard.engine.privacy.ShapeTest$Tree#e71a99c6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "x",
        "#1",
        "no.such.State#1",
        "switchboard.engine.privacy.ShapeTest$Tree#0"
      })
  void what_is_not_the_shape_of_a_state_is_refused(String shape) {
    assertThat(Shape.isCurrent(shape)).isFalse();
  }
}
