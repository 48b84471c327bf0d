package switchboard.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/// What went wrong, in the form of RFC 9457 (`application/problem+json`). Says what the client may
/// know and no more.
///
/// @param type `about:blank`: the status says it all
/// @param detail a sentence for a person
/// @param field the part of the request that is at fault
/// @param reason a word for programs, where the status does not say it all
/// @param alternatives what could be asked for instead, if there was a choice
/// @param say a sentence fit to be spoken to a caller, where one listens
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(
    String type,
    String title,
    int status,
    Optional<String> detail,
    Optional<String> field,
    Optional<String> reason,
    Optional<List<?>> alternatives,
    Optional<String> say) {

  private static final ContentType CONTENT_TYPE =
      ContentTypes.create(
          MediaTypes.applicationWithFixedCharset(
              "problem+json", org.apache.pekko.http.javadsl.model.HttpCharsets.UTF_8));

  public static Problem of(int status) {
    return new Problem(
        "about:blank",
        StatusCodes.lookup(status).map(it -> it.reason()).orElse("Problem"),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Problem of(int status, String detail) {
    return of(status).saying(detail);
  }

  public Problem saying(String detail) {
    return new Problem(type, title, status, Optional.of(detail), field, reason, alternatives, say);
  }

  public Problem in(String field) {
    return new Problem(type, title, status, detail, Optional.of(field), reason, alternatives, say);
  }

  /// @param reason in small letters and hyphens
  public Problem because(String reason) {
    return new Problem(type, title, status, detail, field, Optional.of(reason), alternatives, say);
  }

  public Problem offering(List<?> alternatives) {
    return new Problem(type, title, status, detail, field, reason, Optional.of(alternatives), say);
  }

  /// @param say a sentence fit to be spoken
  public Problem aloud(String say) {
    return new Problem(type, title, status, detail, field, reason, alternatives, Optional.of(say));
  }

  public HttpResponse response() {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(CONTENT_TYPE, Json.bytes(this)));
  }
}
