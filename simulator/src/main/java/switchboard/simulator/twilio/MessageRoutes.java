package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.simulator.twilio.SentMessage.Status;

/// `Messages` of the REST service: takes them, lists them, finds one.
record MessageRoutes(Outgoing outgoing, OptOuts optOuts, Clock clock) {

  private static final Pattern ADDRESS = Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{6,14}");
  private static final Pattern SENDER = Pattern.compile("(whatsapp:)?\\+?[0-9A-Za-z ]{3,16}");
  private static final int LONGEST_BODY = 1600;

  /// What an answer consists of.
  record Reply(int status, ObjectNode json) {

    static Reply of(ApiError error) {
      return new Reply(error.status(), error.json());
    }
  }

  Optional<ApiError> refusal(Form form) {
    var to = form.get("To");
    var from = form.get("From");
    var service = form.get("MessagingServiceSid");
    var body = form.get("Body");
    if (to.isEmpty()) return Optional.of(ApiError.NO_RECIPIENT);
    if (!ADDRESS.matcher(to.get()).matches()) return Optional.of(ApiError.BAD_RECIPIENT);
    if (from.isEmpty() && service.isEmpty()) return Optional.of(ApiError.NO_SENDER);
    if (from.isPresent() && !SENDER.matcher(from.get()).matches())
      return Optional.of(ApiError.BAD_SENDER);
    if (body.isEmpty() && form.get("MediaUrl").isEmpty()) return Optional.of(ApiError.NO_BODY);
    if (body.isPresent() && body.get().length() > LONGEST_BODY)
      return Optional.of(ApiError.LONG_BODY);
    return blocked(to.get(), from) ? Optional.of(ApiError.OPTED_OUT) : Optional.empty();
  }

  private boolean blocked(String to, Optional<String> from) {
    return from.map(it -> optOuts.blocks(to, it)).orElseGet(() -> optOuts.blocks(to));
  }

  SentMessage take(String account, Form form) {
    var message =
        new SentMessage(
            Sid.MESSAGE.next(),
            account,
            form.get("To").orElse(""),
            form.get("From"),
            form.get("MessagingServiceSid"),
            form.get("Body").orElse(""),
            form.get("MediaUrl").map(List::of).orElse(List.of()),
            form.get("StatusCallback"),
            Status.QUEUED,
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    outgoing.add(message);
    return message;
  }

  Reply fetch(String account, String sid, String path) {
    return outgoing
        .find(it -> it.account().equals(account) && it.sid().equals(sid))
        .map(it -> new Reply(200, it.json()))
        .orElseGet(() -> Reply.of(ApiError.notFound(path)));
  }

  Reply list(String account, Form query, String path) {
    try {
      var size = Math.clamp(number(query, "PageSize", 50), 1, 1000);
      var page = Math.clamp(number(query, "Page", 0), 0, 1_000_000);
      return new Reply(200, page(outgoing.matching(account, query), page, size, query, path));
    } catch (DateTimeException | NumberFormatException _) {
      return Reply.of(ApiError.BAD_REQUEST);
    }
  }

  private static int number(Form query, String name, int otherwise) {
    return query.get(name).map(Integer::parseInt).orElse(otherwise);
  }

  private static ObjectNode page(
      List<SentMessage> all, int page, int size, Form query, String path) {
    var start = (int) Math.min((long) page * size, all.size());
    var end = Math.min(start + size, all.size());
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("messages");
    all.subList(start, end).forEach(it -> list.add(it.json()));
    json.put("page", page).put("page_size", size).put("start", start);
    json.put("end", Math.max(start, end - 1));
    json.put("uri", uri(path, query, page, size));
    json.put("first_page_uri", uri(path, query, 0, size));
    json.put("next_page_uri", end < all.size() ? uri(path, query, page + 1, size) : null);
    return json.put("previous_page_uri", page > 0 ? uri(path, query, page - 1, size) : null);
  }

  private static String uri(String path, Form query, int page, int size) {
    var paged = query.with("Page", Integer.toString(page));
    return path + "?" + paged.with("PageSize", Integer.toString(size)).encoded();
  }
}
