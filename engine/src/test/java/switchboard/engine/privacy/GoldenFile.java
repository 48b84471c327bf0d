package switchboard.engine.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import switchboard.engine.Fact;

/// The wire form of one fact, as it was when it was first stored. Journals are full of it, so the
/// file is never edited: a fact that must change gets a new name or an optional field.
public record GoldenFile(String type) {

  public static GoldenFile of(Fact fact) {
    var name = fact.getClass().getAnnotation(JsonTypeName.class);
    return new GoldenFile(Objects.requireNonNull(name).value());
  }

  public void matches(Fact fact) {
    var json = text();
    assertThat(new String(FactCodec.store(fact, Seal.PLAIN).json(), UTF_8)).isEqualTo(json);
    assertThat(read(json)).isEqualTo(fact);
    assertThat(read(json.replaceFirst("}$", ",\"later\":{\"more\":[1]}}"))).isEqualTo(fact);
  }

  private static Fact read(String json) {
    return FactCodec.restore(new StoredFact(json.getBytes(UTF_8)), Seal.PLAIN);
  }

  private String text() {
    try (var in = GoldenFile.class.getResourceAsStream("/golden/" + type + ".json")) {
      assertThat(in).as("golden file of %s", type).isNotNull();
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
