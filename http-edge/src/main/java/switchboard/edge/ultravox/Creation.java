package switchboard.edge.ultravox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import switchboard.edge.http.Json;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;

/// The creation of a call: what is asked, and what the answer comes to.
sealed interface Creation {

  /// @param address to be joined
  record Created(URI address) implements Creation {}

  record Failed(Loss loss) implements Creation {}

  static HttpRequest request(UltravoxSettings own, Briefing briefing, Duration limit) {
    return HttpRequest.newBuilder(URI.create(own.address() + "/api/calls"))
        .timeout(limit)
        .header("X-API-Key", own.key())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Json.bytes(UltravoxMessages.call(own, briefing))))
        .build();
  }

  static Creation of(HttpResponse<String> answer, boolean plain) {
    int status = answer.statusCode();
    return switch (status) {
      case 200, 201 -> join(answer.body(), plain);
      case 401, 403 -> failed(Cause.REFUSED, "status " + status);
      case 402, 429, 503 -> failed(Cause.BUSY, "status " + status);
      default -> failed(Cause.BROKEN, "status " + status);
    };
  }

  private static Creation join(String body, boolean plain) {
    try {
      var uri = URI.create(Json.MAPPER.readTree(body).path("joinUrl").asText());
      boolean fits = "wss".equals(uri.getScheme()) || (plain && "ws".equals(uri.getScheme()));
      if (fits && uri.getHost() != null) return new Created(uri);
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return failed(Cause.NONSENSE, "no call");
    }
    return failed(Cause.NONSENSE, "no address");
  }

  private static Creation failed(Cause cause, String detail) {
    return new Failed(new Loss(cause, detail));
  }
}
