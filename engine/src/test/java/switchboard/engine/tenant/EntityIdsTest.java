package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdsTest {

  @Test
  void an_id_begins_with_its_tenant() {
    assertThat(EntityIds.of("acme")).isEqualTo("acme");
    assertThat(EntityIds.of("acme", "7f3c")).isEqualTo("acme:7f3c");
    assertThat(EntityIds.of("acme", "phone", "Zm9v-_")).isEqualTo("acme:phone:Zm9v-_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme:7f3c", "acme:phone:Zm9v", "acme:"})
  void the_tenant_is_read_back_from_an_id(String id) {
    assertThat(EntityIds.tenant(id)).isEqualTo("acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "Acme", "acme corp", "acme:other", "acme|x", "ac/me", "acmé", "acme\n"})
  void what_is_no_tenant_is_refused(String tenant) {
    assertThat(EntityIds.isTenant(tenant)).isFalse();
    assertThatThrownBy(() -> EntityIds.of(tenant, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a|b", "a b", "+12025550142", "a/b", "\u0000"})
  void a_part_that_could_be_mistaken_is_refused(String part) {
    assertThatThrownBy(() -> EntityIds.of("acme", part))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", ":x", "A:x", "x"})
  void what_is_no_id_has_no_tenant(String id) {
    assertThatThrownBy(() -> EntityIds.tenant(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_refusal_does_not_repeat_what_was_given() {
    assertThatThrownBy(() -> EntityIds.of("acme", "pat@mail.example"))
        .message()
        .doesNotContain("pat");
  }
}
