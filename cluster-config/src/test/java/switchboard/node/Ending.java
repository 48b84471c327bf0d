package switchboard.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.customer.Customer;
import switchboard.engine.scenario.Hearing;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.scenario.Scenario.End;
import switchboard.engine.tenant.EntityIds;

/// Compares what people see of a conversation that was played with what should have come of it.
///
/// @param conversation its id, as it stands in a path
record Ending(Scene scene, String conversation) {

  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final Duration LOOK = Duration.ofMillis(40);

  /// What people see follows a little later; so what is wrong counts once it stays wrong.
  List<String> faults() throws Exception {
    var end = System.nanoTime() + LONGEST.toNanos();
    var found = look();
    while (!found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(LOOK);
      found = look();
    }
    return found;
  }

  private List<String> look() throws Exception {
    try {
      return compare();
    } catch (AssertionError unseen) {
      return List.of(String.valueOf(unseen.getMessage()));
    }
  }

  private List<String> compare() throws Exception {
    var faults = new ArrayList<String>();
    var path = "/v1/crm/conversations/" + conversation;
    var answer = scene.business().http().get(path, scene.business().keys());
    if (answer.statusCode() != 200) return List.of("nobody sees the conversation");
    var seen = Http.json(answer).get("conversation");
    summary(seen, faults);
    visits(faults);
    customer(seen, faults);
    records(faults);
    letters(faults);
    return faults;
  }

  private End end() {
    return scene.scenario().end();
  }

  private static Optional<String> text(JsonNode it, String field) {
    return Optional.ofNullable(it.get(field)).map(JsonNode::asText);
  }

  private void summary(JsonNode seen, List<String> faults) {
    var expected = end().outcome().filter(it -> !endless(it));
    if (expected.isPresent() && !text(seen, "outcome").equals(expected))
      faults.add("outcome should be %s, is %s".formatted(expected, text(seen, "outcome")));
    var rating = text(seen, "rating").map(Integer::valueOf);
    if (!scene.scenario().surveyed() && !rating.equals(end().rating()))
      faults.add("rated " + rating);
  }

  /// A thread of texts never ends, so nobody files that it was merely answered.
  private boolean endless(String outcome) {
    return scene.scenario().text() && outcome.equals("answered");
  }

  private void visits(List<String> faults) throws Exception {
    var live = scene.appointments();
    boolean right =
        live.size() == end().visit().size()
            && end().visit().stream().allMatch(it -> live.stream().anyMatch(is -> same(it, is)));
    if (!right)
      faults.add(
          "appointments should be %s, are %s"
              .formatted(
                  end().visit(),
                  live.stream()
                      .map(it -> text(it, "service").orElse("") + " " + text(it, "localStart"))
                      .toList()));
    if (live.stream().anyMatch(it -> it.get("pending").asBoolean()) != end().pending())
      faults.add("pending?");
    int joined = scene.business().items("/v1/crm/waitlist").size();
    if (scene.scenario().offered().isEmpty() && joined != end().joined())
      faults.add("joined " + joined + " times");
  }

  private boolean same(Scenario.Visit expected, JsonNode it) {
    var with = it.get("with").findValuesAsText("id");
    var start = java.time.OffsetDateTime.parse(it.get("start").asText()).toInstant();
    return text(it, "service").equals(Optional.of(expected.service()))
        && start.equals(scene.instant(expected.start()))
        && (expected.with().isEmpty() || with.equals(expected.with()))
        && it.get("emergency").asBoolean() == expected.emergency().orElse(false);
  }

  private void customer(JsonNode seen, List<String> faults) throws Exception {
    var id = text(seen, "customer");
    if (id.isEmpty()) return;
    var card = scene.business().read("/v1/crm/customers/" + id.get());
    for (var it : List.of("name", "address")) {
      var expected = it.equals("name") ? end().name() : end().address();
      if (expected.isPresent() && !text(card, it).equals(expected))
        faults.add("%s should be %s".formatted(it, expected.get()));
    }
    if (end().optedOut().filter(it -> it != card.get("optedOut").asBoolean()).isPresent())
      faults.add("opted out?");
    if (end().looking().isPresent() && !looks(id.get())) faults.add("looks for something else");
  }

  /// Which homes somebody looks for only they themselves know.
  private boolean looks(String customer) {
    var reply =
        Scene.got(
            scene
                .house()
                .node
                .exchange()
                .entities(Customer.KEY)
                .<Customer.Reply>ask(
                    EntityIds.of(scene.tenant(), customer), Customer.Command.Look::new));
    return reply instanceof Customer.Reply.Known(var card)
        && card.looking().filter(it -> end().looking().orElseThrow().same(it)).isPresent();
  }

  private void records(List<String> faults) throws Exception {
    var business = scene.business();
    var tickets = business.items("/v1/crm/tickets");
    boolean right =
        tickets.size() == end().tickets().size()
            && end().tickets().stream()
                .allMatch(it -> tickets.stream().anyMatch(is -> same(it, is)));
    if (!right) faults.add("tickets should be %s, are %s".formatted(end().tickets(), tickets));
    var changes =
        business.items("/v1/admin/change-requests?state=all").stream()
            .map(it ->
                "%s %s: %s"
                    .formatted(
                        it.get("priority").asText().toUpperCase(Locale.ROOT),
                        text(it, "job").orElse("-"),
                        text(it, "need").orElse("")))
            .toList();
    faults.addAll(Hearing.letters("change", end().changes(), changes));
    var tasks =
        business.items("/v1/crm/tasks").stream()
            .map(it ->
                it.get("kind").asText().toUpperCase(Locale.ROOT)
                    + ": "
                    + text(it, "what").orElse(""))
            .toList();
    faults.addAll(Hearing.missing("task", end().tasks(), tasks));
  }

  private static boolean same(Scenario.Repair expected, JsonNode it) {
    return text(it, "property").equals(expected.property())
        && expected
            .category()
            .filter(one -> !text(it, "category").equals(Optional.of(one)))
            .isEmpty()
        && expected.urgency().filter(one -> !urgency(it).equals(one.name())).isEmpty()
        && expected
            .need()
            .filter(one -> !Hearing.found(one, text(it, "need").orElse("")))
            .isEmpty();
  }

  private static String urgency(JsonNode it) {
    return it.get("urgency").asText().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Besides what is written in the conversation there may be what follows from it.
  private void letters(List<String> faults) throws Exception {
    var messages = scene.business().messages();
    faults.addAll(Hearing.missing("customer", end().sms(), written(messages, "customer")));
    faults.addAll(Hearing.missing("owner", end().owner(), written(messages, "owner")));
  }

  private static List<String> written(List<JsonNode> messages, String audience) {
    return messages.stream()
        .filter(it -> it.get("audience").asText().equals(audience))
        .filter(it -> !it.get("state").asText().matches("PENDING|SENDING|FAILED"))
        .map(it -> it.get("body").asText())
        .toList();
  }
}
