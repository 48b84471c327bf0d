package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.When;

/// The functions of a business, and what calling them comes to. Pure.
public final class Functions {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Functions() {}

  public static List<Function> of(Profile profile) {
    var services = profile.services().stream().map(Profile.Service::id).toList();
    var find = JSON.objectNode();
    var service = text(find, "service", "The id of the service.");
    services.forEach(service.putArray("enum")::add);
    text(find, "date", "The day wished for, as YYYY-MM-DD.");
    var book = JSON.objectNode();
    number(book, "choice", "The number of the time chosen, as find_times gave it.");
    var note = JSON.objectNode();
    text(note, "name", "The caller's name.");
    return List.of(
        new Function("find_times", "Finds times that are free.", schema(find, "service")),
        new Function("book_appointment", "Books one of them.", schema(book, "choice")),
        new Function("note_caller", "Keeps what the caller said.", schema(note, "name")),
        new Function("business_facts", "Hours and services.", schema(JSON.objectNode())),
        new Function("end_conversation", "Hangs up.", schema(JSON.objectNode())));
  }

  private static ObjectNode text(ObjectNode in, String name, String what) {
    return in.putObject(name).put("type", "string").put("description", what);
  }

  private static ObjectNode number(ObjectNode in, String name, String what) {
    return in.putObject(name).put("type", "integer").put("description", what);
  }

  private static ObjectNode schema(ObjectNode properties, String... required) {
    var it = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    it.set("properties", properties);
    var names = it.putArray("required");
    for (var name : required) names.add(name);
    return it;
  }

  public static Call call(String name, JsonNode arguments, Frame frame, Setting setting) {
    return switch (name) {
      case "find_times" -> find(arguments, setting);
      case "book_appointment" -> book(arguments, frame);
      case "note_caller" -> note(arguments, frame);
      case "business_facts" -> new Call.Answered(facts(setting.profile()));
      case "end_conversation" -> new Call.Answered(JSON.objectNode().put("ok", true));
      default -> new Call.Refused("There is no function " + name + ".");
    };
  }

  private static Call find(JsonNode arguments, Setting setting) {
    var service = arguments.path("service").asText("");
    if (setting.profile().service(service).isEmpty())
      return new Call.Refused("Name a service of this business.");
    try {
      var date = Optional.of(arguments.path("date").asText("")).filter(it -> !it.isEmpty());
      var day = date.map(LocalDate::parse).map(it -> it.atStartOfDay(setting.profile().zone()));
      var when =
          day.map(it ->
              new When(
                  it.toOffsetDateTime(),
                  Optional.of(it.plusDays(1).toOffsetDateTime()),
                  When.Grain.DAY));
      return new Call.Asked(new Tool.FindSlots(service, false, when, Optional.empty()));
    } catch (DateTimeParseException e) {
      return new Call.Refused("Give the date as YYYY-MM-DD.");
    }
  }

  private static Call book(JsonNode arguments, Frame frame) {
    var offers = frame.errand().offers();
    int choice = arguments.path("choice").asInt(0);
    if (choice < 1 || choice > offers.size())
      return new Call.Refused("Offer the times find_times gave, and let the caller choose one.");
    var customer = frame.customer();
    if (customer.isEmpty()) return new Call.Refused("The records cannot be reached.");
    var it = offers.get(choice - 1);
    return new Call.Asked(
        new Tool.Book(
            customer.get(),
            frame.errand().service().orElse(""),
            frame.emergency(),
            it.resource(),
            it.slot(),
            it.with(),
            frame.errand().terms().offered()));
  }

  private static Call note(JsonNode arguments, Frame frame) {
    var name = Optional.of(arguments.path("name").asText("")).filter(it -> !it.isBlank());
    var customer = frame.customer();
    if (name.isEmpty() || customer.isEmpty()) return new Call.Refused("Ask for the name first.");
    var none = Optional.<Personal>empty();
    var told = new Details(name.map(Personal::of), none, none, none);
    return new Call.Asked(new Tool.NoteCustomer(customer.get(), told));
  }

  private static ObjectNode facts(Profile profile) {
    var it = JSON.objectNode().put("ok", true);
    var services = it.putArray("services");
    profile.services().forEach(each -> services.add(each.name()));
    return it;
  }

  public static ObjectNode told(Tool tool, Result result, Setting setting) {
    var it = JSON.objectNode();
    return switch (result) {
      case Result.SlotsFound found -> {
        var say = it.put("ok", true).putArray("times");
        for (var each : found.offers())
          say.add(
              DateTimeFormatter.ofPattern("EEEE d MMMM, h:mm a", Locale.US)
                  .format(each.slot().start().atZone(setting.profile().zone())));
        yield it.put("say", found.offers().isEmpty() ? "Nothing is free then." : "These are free.");
      }
      case Result.Booked _ -> it.put("ok", true).put("say", "It is booked.");
      case Result.Failed _ -> it.put("ok", false).put("say", "That could not be done just now.");
      case Result.SlotTaken _ -> it.put("ok", false).put("say", "That time has just been taken.");
      case Result _ -> it.put("ok", true).put("say", "Done.");
    };
  }
}
