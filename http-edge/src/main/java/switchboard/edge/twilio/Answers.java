package switchboard.edge.twilio;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import switchboard.edge.http.Problem;

/// The few ways a webhook is answered.
final class Answers {

  private Answers() {}

  static HttpResponse twiml(String document) {
    return HttpResponse.create()
        .withStatus(StatusCodes.OK)
        .withEntity(HttpEntities.create(ContentTypes.TEXT_XML_UTF8, document));
  }

  static HttpResponse nothing() {
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
  }

  static HttpResponse disputed() {
    return Problem.of(403, "The number dialled belongs to another business.")
        .in("business_id")
        .response();
  }

  static HttpResponse missing(String field) {
    return Problem.of(400, "A field is missing or is no id.").in(field).response();
  }
}
