package switchboard.engine.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import org.junit.jupiter.api.Test;

class StoredFactSerializerTest {
  record Mood(Personal about, int level) {}

  final StoredFactSerializer serializer = new StoredFactSerializer();
  final SealedSnapshots<Mood> snapshots = new SealedSnapshots<>(Mood.class, new MaskSeal(42));
  final Mood mood = new Mood(new Personal("Pat Example"), 3);

  @Test
  void a_fact_is_stored_as_the_json_it_is() throws NotSerializableException {
    var fact = new StoredFact("{\"type\":\"x.y\"}".getBytes(UTF_8));
    assertThat(serializer.manifest(fact)).isEmpty();
    assertThat(serializer.toBinary(fact)).isEqualTo(fact.json());
    assertThat(serializer.fromBinary(fact.json(), "")).isEqualTo(fact);
  }

  @Test
  void a_state_comes_back_as_it_was() throws NotSerializableException {
    var stored = snapshots.toJournal(mood);
    var bytes = serializer.toBinary(stored);
    assertThat(new String(bytes, UTF_8)).contains("\"level\":3").doesNotContain("Pat");
    var read = serializer.fromBinary(bytes, serializer.manifest(stored));
    assertThat(snapshots.fromJournal(read)).isEqualTo(mood);
  }

  @Test
  void a_state_of_another_shape_is_refused() {
    var bytes = serializer.toBinary(snapshots.toJournal(mood));
    assertThatThrownBy(() -> serializer.fromBinary(bytes, Mood.class.getName() + "#0"))
        .isInstanceOf(NotSerializableException.class);
  }
}
