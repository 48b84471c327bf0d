package switchboard.edge.page;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// How an [Asset] is answered: compressed where the client can read it, with `304` where it has it
/// already, under a Content-Security-Policy, and never guessed at.
///
/// @param policy the Content-Security-Policy
/// @param reach who may load it
public record AssetAnswer(String policy, Reach reach) {

  /// Whose pages may load an asset.
  public enum Reach {
    OWN,
    ANYBODY
  }

  /// For pages of ours only.
  public AssetAnswer(String policy) {
    this(policy, Reach.OWN);
  }

  /// For pages of anybody.
  public static AssetAnswer shared(String policy) {
    return new AssetAnswer(policy, Reach.ANYBODY);
  }

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_FIRST = "no-cache";

  private static final List<HttpHeader> GUARDS =
      List.of(
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
          RawHeader.create(
              "Permissions-Policy",
              "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), display-capture=()"));

  /// @param lasting whether the address names the content, so that it can never be out of date
  public HttpResponse answer(HttpRequest request, Asset asset, boolean lasting) {
    var tag = "W/\"%s\"".formatted(asset.version());
    var headers = new ArrayList<>(GUARDS);
    headers.addAll(reached());
    headers.add(RawHeader.create("Content-Security-Policy", policy));
    headers.add(RawHeader.create("Cache-Control", lasting ? FOR_EVER : ASK_FIRST));
    headers.add(RawHeader.create("ETag", tag));
    headers.add(RawHeader.create("Vary", "Accept-Encoding"));
    if (says(request, "If-None-Match", tag))
      return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED).addHeaders(headers);
    var zipped = says(request, "Accept-Encoding", "gzip");
    if (zipped) headers.add(RawHeader.create("Content-Encoding", "gzip"));
    var bytes = zipped ? asset.zipped() : asset.plain();
    return HttpResponse.create()
        .addHeaders(headers)
        .withEntity(HttpEntities.create(type(asset), bytes));
  }

  private List<HttpHeader> reached() {
    return switch (reach) {
      case OWN -> List.of(RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));
      case ANYBODY ->
          List.of(
              RawHeader.create("Cross-Origin-Resource-Policy", "cross-origin"),
              RawHeader.create("Access-Control-Allow-Origin", "*"));
    };
  }

  /// Whether the request only reads, and so may be answered with an asset.
  public static boolean reads(HttpRequest request) {
    return request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD);
  }

  private static boolean says(HttpRequest request, String header, String word) {
    return request.getHeader(header).filter(it -> it.value().contains(word)).isPresent();
  }

  private static ContentType type(Asset asset) {
    return org.apache.pekko.http.scaladsl.model.ContentType.parse(asset.type())
        .fold(_ -> ContentTypes.APPLICATION_OCTET_STREAM, it -> it);
  }
}
