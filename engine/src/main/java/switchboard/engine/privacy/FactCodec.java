package switchboard.engine.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import switchboard.engine.Fact;
import switchboard.engine.FactTypes;

/// Facts to JSON and back, sealing every [Personal] on the way out and opening it on the way in.
/// Unknown fields are ignored and absent `Optional`s read as empty, so facts may gain fields.
public final class FactCodec {

  private static final String SEAL = "seal";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new FactTypes())
          .addModule(
              new SimpleModule("personal")
                  .addSerializer(Personal.class, new Closing())
                  .addDeserializer(Personal.class, new Opening()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private FactCodec() {}

  public static StoredFact store(Fact fact, Seal seal) {
    return new StoredFact(write(Fact.class, fact, seal));
  }

  public static Fact restore(StoredFact stored, Seal seal) {
    return read(Fact.class, stored.json(), seal);
  }

  /// Any value of the engine as JSON; used for snapshots.
  public static <T> byte[] write(Class<? super T> type, T value, Seal seal) {
    try {
      return JSON.writerFor(type).withAttribute(SEAL, seal).writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T read(Class<T> type, byte[] json, Seal seal) {
    try {
      return JSON.readerFor(type).withAttribute(SEAL, seal).readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Closing extends JsonSerializer<Personal> {
    @Override
    public void serialize(Personal it, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(seal(context.getAttribute(SEAL)).close(it));
    }
  }

  private static final class Opening extends JsonDeserializer<Personal> {
    @Override
    public Personal deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return seal(context.getAttribute(SEAL)).open(in.getText());
    }
  }

  private static Seal seal(Object attribute) {
    return (Seal) Objects.requireNonNull(attribute, "a seal must be given");
  }
}
