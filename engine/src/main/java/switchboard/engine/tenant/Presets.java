package switchboard.engine.tenant;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.privacy.Personal;

/// Profiles as data: one YAML file for each, fields named as in [Profile], phone numbers and
/// personal text as plain strings. The four that come with the engine are fictional.
public final class Presets {

  /// A profile and the id of the tenant it is meant for.
  public record Preset(String tenant, Profile profile) {}

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule("presets").addDeserializer(Personal.class, new Plain()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private Presets() {}

  /// The four demo tenants: a plumber, an estate agency, a med spa and a web agency.
  public static List<Preset> all() {
    return Shipped.ALL;
  }

  /// Read once, by the first who asks.
  private static final class Shipped {
    static final List<Preset> ALL =
        Stream.of("plumber", "estate", "medspa", "webstudio").map(Presets::preset).toList();
  }

  /// Reads one profile.
  ///
  /// @param file what to call it in an error
  /// @throws IllegalArgumentException naming the file and the field at fault
  public static Profile read(String file, String yaml) {
    try {
      var profile = YAML.readValue(yaml, Profile.class);
      if (profile == null) throw new IllegalArgumentException(file + ": empty");
      return checked(file, profile);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(file + ": " + path(e) + firstLine(e), e);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new IllegalArgumentException(file + ": " + line + firstLine(e), e);
    }
  }

  private static Preset preset(String tenant) {
    var file = "presets/" + tenant + ".yaml";
    try (var in = Objects.requireNonNull(Presets.class.getResourceAsStream("/" + file), file)) {
      return new Preset(tenant, read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static Profile checked(String file, Profile profile) {
    var faults = Faults.of(profile).toList();
    if (faults.isEmpty()) return profile;
    throw new IllegalArgumentException(
        faults.stream().map(it -> file + ": " + it).collect(Collectors.joining("\n")));
  }

  /// Such as `services[2].duration: `.
  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var it : e.getPath()) {
      if (it.getFieldName() == null) path.append('[').append(it.getIndex()).append(']');
      else path.append(path.isEmpty() ? "" : ".").append(it.getFieldName());
    }
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String firstLine(JsonProcessingException e) {
    var message = e.getOriginalMessage();
    if (message.startsWith("Null value for creator property")) return "is missing";
    return message.lines().findFirst().orElse("unreadable");
  }

  private static final class Plain extends FromStringDeserializer<Personal> {
    private static final long serialVersionUID = 1L;

    Plain() {
      super(Personal.class);
    }

    @Override
    protected Personal _deserialize(String text, DeserializationContext context) {
      return Personal.of(text);
    }
  }
}
