package switchboard.engine.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Wording;
import switchboard.engine.job.JobCard;
import switchboard.engine.property.Listing;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Merge;
import switchboard.engine.specialist.Merge.Measure;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;

/// Results in words and data for whoever called. No ids of people, no numbers, nothing that was not
/// asked for.
record Telling(Setting setting) {

  ObjectNode of(Tool tool, Result result) {
    return switch (result) {
      case Result.SlotsFound it -> times(it);
      case Result.Booked it ->
          told(true, "It is booked " + time(it.slot().start()) + ".").put("sure", !it.unsure());
      case Result.SlotTaken(var others) -> taken(others);
      case Result.AppointmentFound(var it) -> appointments(List.of(it));
      case Result.AppointmentsFound(var all) -> appointments(all);
      case Result.CustomerFound it -> told(true, "The caller is known.").put("known", it.known());
      case Result.NothingFound() -> told(false, nothing(tool));
      case Result.Joined _ -> told(true, "They are on the waiting list and will get a text.");
      case Result.ConsentAsked _ -> told(true, "The owner has been asked and will answer soon.");
      case Result.Done() -> told(true, "Done.");
      case Result.Advised(var said) -> advised(said);
      case Result.Failed _ ->
          told(false, "That could not be looked up just now. Offer to take a message.");
      case RecordResult it -> record(it);
    };
  }

  private ObjectNode advised(List<Contribution> contributions) {
    var said = Merge.of(contributions, setting.voice() ? Measure.HEARD : Measure.READ);
    if (said.isEmpty())
      return told(false, "They have no sure answer. Offer to have somebody call back.");
    var all =
        said.stream()
            .map(one -> "Our " + one.name() + " says: " + one.text())
            .collect(Collectors.joining(" "));
    boolean late = contributions.stream().anyMatch(it -> it.outcome() == Outcome.LATE);
    return told(true, all).put("complete", !late);
  }

  private static ObjectNode told(boolean ok, String say) {
    return JsonNodeFactory.instance.objectNode().put("ok", ok).put("say", say);
  }

  private static String nothing(Tool tool) {
    return switch (tool) {
      case Tool.FindSlots _ -> "Nothing is free then. Ask for another time.";
      case Tool.Upcoming _, Tool.NextAppointment _ -> "There is no appointment for this caller.";
      case Tool _ -> "Nothing was found.";
    };
  }

  private String time(Instant at) {
    return wording().spokenTime(at);
  }

  private Wording wording() {
    return new Wording(setting);
  }

  private ObjectNode times(Result.SlotsFound found) {
    if (found.offers().isEmpty()) return told(false, "Nothing is free then. Ask for another time.");
    var say = found.wished() ? "These times are free." : "Not then; these are the nearest.";
    var it = told(true, say).put("as_wished", found.wished()).put("sure", found.sure());
    offers(it, found.offers());
    return it;
  }

  private void offers(ObjectNode to, List<Offer> offers) {
    var all = to.putArray("times");
    for (var it : offers)
      all.addObject()
          .put("choice", all.size())
          .put("time", time(it.slot().start()))
          .put(
              "start",
              it.slot().start().atZone(setting.profile().zone()).toOffsetDateTime().toString())
          .put("with", name(it.resource()));
  }

  private String name(String resource) {
    return setting.profile().resource(resource).map(it -> it.name()).orElse(resource);
  }

  private ObjectNode taken(List<Offer> others) {
    var it = told(false, "That time has just been taken.");
    offers(it, others);
    return it;
  }

  private ObjectNode appointments(List<Upcoming> appointments) {
    var it = told(true, appointments.isEmpty() ? "There are none." : "These are theirs.");
    var all = it.putArray("appointments");
    for (var one : appointments)
      all.addObject()
          .put("appointment", all.size())
          .put("service", service(one.service()))
          .put("time", time(one.slot().start()))
          .put("with", name(one.resource()));
    return it;
  }

  private String service(String id) {
    return setting.profile().service(id).map(Service::name).orElse(id);
  }

  private ObjectNode record(RecordResult result) {
    return switch (result) {
      case RecordResult.PropertiesFound(var items, var near) -> properties(items, near);
      case RecordResult.PropertyFound(var one) -> {
        var it = told(true, "This is the one.");
        property(it.putObject("property"), one);
        yield it;
      }
      case RecordResult.TicketOpened(var ticket, var urgency, var contractor) -> {
        var it = told(true, "The repair is reported.").put("ticket", ticket);
        it.put("urgency", urgency.name());
        contractor.filter(who -> !who.erased()).ifPresent(who -> it.put("contractor", who.text()));
        yield it;
      }
      case RecordResult.JobsFound(var jobs) -> jobs(jobs);
      case RecordResult.ChangeRequested(_, _, var within) ->
          told(
              true,
              "The change is noted; an estimate follows within " + within.toHours() + " hours.");
      case RecordResult.TaskAdded(_, var due) ->
          told(true, "Somebody will see to it by " + time(due).replaceFirst("^on ", "") + ".");
    };
  }

  private ObjectNode properties(List<Listing> items, boolean near) {
    if (items.isEmpty()) return told(false, "Nothing fits. Offer to note what they look for.");
    var it = told(true, near ? "Nothing fits exactly; these are near." : "These fit.");
    var all = it.putArray("properties");
    items.stream().limit(5).forEach(one -> property(all.addObject(), one));
    return it;
  }

  private void property(ObjectNode to, Listing it) {
    to.put("reference", it.reference())
        .put("address", it.address())
        .put("area", it.area())
        .put("type", it.type().name().toLowerCase(Locale.ROOT))
        .put("bedrooms", it.bedrooms())
        .put("price", wording().money(it.priceMinor()))
        .put("status", it.status().name().toLowerCase(Locale.ROOT));
    it.per().ifPresent(per -> to.put("per", per.name().toLowerCase(Locale.ROOT)));
    it.availableFrom().ifPresent(date -> to.put("available_from", date.toString()));
    it.description().ifPresent(text -> to.put("description", text));
    it.resource().ifPresent(id -> to.put("property", id));
    it.features().forEach(to.withArray("features")::add);
  }

  private static ObjectNode jobs(List<JobCard> jobs) {
    var it = told(!jobs.isEmpty(), jobs.isEmpty() ? "There are no projects." : "These are theirs.");
    var all = it.putArray("jobs");
    for (var one : jobs) {
      var to = all.addObject().put("job", all.size()).put("title", one.title());
      to.put("status", one.status().name().toLowerCase(Locale.ROOT)).put("percent", one.percent());
      one.deadline().ifPresent(date -> to.put("deadline", date.toString()));
      one.manager().ifPresent(name -> to.put("manager", name));
    }
    return it;
  }
}
