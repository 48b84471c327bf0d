package switchboard.edge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// JSON as the edge speaks it: ISO-8601 times, absent for empty, a bound on nesting and size.
public final class Json {

  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build());
  }

  private Json() {}

  public static HttpEntity.Strict entity(Object value) {
    return HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(value));
  }

  public static HttpResponse ok(Object value) {
    return HttpResponse.create().withStatus(StatusCodes.OK).withEntity(entity(value));
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON: " + value.getClass().getName(), e);
    }
  }

  /// The request's body as a `T`; a problem naming the field when it is none.
  public static <T> Route body(Class<T> type, Function<T, Route> inner) {
    return Limits.body(
        Limits.JSON,
        entity -> {
          try {
            var value = MAPPER.readValue(entity.getData().toArray(), type);
            return value == null ? malformed(Optional.empty()) : inner.apply(value);
          } catch (JsonMappingException e) {
            return malformed(field(e));
          } catch (IOException _) {
            return malformed(Optional.empty());
          }
        });
  }

  private static Route malformed(Optional<String> field) {
    var problem = Problem.of(400, "The body is not the JSON expected here.");
    return Directives.complete(field.map(problem::in).orElse(problem).response());
  }

  private static Optional<String> field(JsonMappingException e) {
    var path =
        e.getPath().stream()
            .map(it -> it.getFieldName() == null ? "" + it.getIndex() : it.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }
}
