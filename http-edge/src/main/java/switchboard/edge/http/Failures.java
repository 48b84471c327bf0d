package switchboard.edge.http;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns everything that was not answered into a [Problem]. Faults are logged by the classes and
/// places they came from; their messages may hold personal data and go nowhere.
public final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  public static RejectionHandler rejections() {
    return RejectionHandler.defaultHandler().mapRejectionResponse(Failures::problem);
  }

  public static ExceptionHandler faults() {
    return ExceptionHandler.newBuilder()
        .match(EntityStreamSizeException.class, _ -> answer(Problem.of(413)))
        .match(IllegalRequestException.class, _ -> answer(Problem.of(400)))
        .matchAny(fault -> answer(of(fault)))
        .build();
  }

  /// A fault in words for the log: its classes and the places it passed, never its messages.
  public static String describe(Throwable fault) {
    return Stream.iterate(fault, it -> it != null, Throwable::getCause)
        .limit(5)
        .map(Failures::line)
        .collect(Collectors.joining(" <- "));
  }

  /// What was thrown, freed from the wrappers of stages.
  public static Throwable root(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? root(fault.getCause())
        : fault;
  }

  private static Problem of(Throwable fault) {
    return switch (root(fault)) {
      case EntityStreamSizeException _ -> Problem.of(413);
      case TimeoutException _ -> logged(Problem.of(503), fault);
      default -> logged(Problem.of(500), fault);
    };
  }

  private static Problem logged(Problem problem, Throwable fault) {
    log.error("Answered {}: {}", problem.status(), describe(fault));
    return problem;
  }

  private static Route answer(Problem problem) {
    var response = problem.response();
    return Directives.complete(
        problem.status() == 503
            ? response.addHeader(RawHeader.create("Retry-After", "2"))
            : response);
  }

  private static HttpResponse problem(HttpResponse rejection) {
    var status = rejection.status().intValue();
    if (status < 400) return rejection;
    return Problem.of(status).response().addHeaders(rejection.getHeaders());
  }

  private static String line(Throwable fault) {
    var places =
        Arrays.stream(fault.getStackTrace())
            .limit(4)
            .map(it -> it.getFileName() + ":" + it.getLineNumber())
            .collect(Collectors.joining(" "));
    return fault.getClass().getName() + " at " + places;
  }
}
