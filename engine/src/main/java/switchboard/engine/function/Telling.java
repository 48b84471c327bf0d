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
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Merge;
import switchboard.engine.specialist.Merge.Measure;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;

/// Results in words and data for whoever called. No ids of people, no numbers, nothing that was not
/// asked for.
record Telling(Setting setting) {

  private static final ObjectNode NOTHING_FREE =
      told(false, "I have nothing free then. Is there another day or time that would suit you?");
  private static final int ALOUD = 3;

  ObjectNode of(Tool tool, Result result) {
    return switch (result) {
      case Result.SlotsFound it -> times(it);
      case Result.Booked it -> booked(it);
      case Result.SlotTaken(var others) -> taken(others);
      case Result.AppointmentFound(var it) -> appointments(List.of(it));
      case Result.AppointmentsFound(var all) -> appointments(all);
      case Result.CustomerFound it -> caller(it);
      case Result.NothingFound() -> nothing(tool);
      case Result.Joined _ ->
          told(true, "You are on the waiting list, and you'll get a text when a time comes free.");
      case Result.ConsentAsked _ ->
          told(true, "I've asked the owner, who will answer you shortly.");
      case Result.Done() -> told(true, done(tool));
      case Result.Advised(var said) -> advised(said);
      case Result.Failed _ ->
          told(false, "I'm sorry, I can't do that just now. Shall I take a message instead?")
              .put("hint", "That could not be done just now. Offer to take a message.");
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

  private ObjectNode booked(Result.Booked it) {
    var at = plain(it.slot().start());
    return told(
            true,
            it.unsure()
                ? "I've put you down for " + at + ". You'll get a text once that is certain."
                : "You're booked for " + at + ".")
        .put("sure", !it.unsure());
  }

  private static String done(Tool tool) {
    return switch (tool) {
      case Tool.CancelAppointment _ -> "That appointment is cancelled.";
      case Tool.MoveAppointment _ -> "Your appointment has been moved.";
      case Tool.NoteCustomer _ -> "Thank you, I've noted that.";
      case Tool _ -> "That's done.";
    };
  }

  /// Whoever is not who they say they are learns no more than that.
  private static ObjectNode caller(Result.CustomerFound it) {
    boolean doubtful = it.known() && !it.identified();
    var say =
        doubtful
            ? "I'm afraid I can't find that in our records. May I have your full name, and your"
                + " e-mail or your address once more?"
            : "Thank you" + it.name().map(Telling::first).map(n -> ", " + n).orElse("") + ".";
    return told(!doubtful, say).put("known", it.known()).put("identified", it.identified());
  }

  private static String first(Personal name) {
    return name.erased() ? "" : name.text().strip().split("\\s+", 2)[0];
  }

  private static ObjectNode nothing(Tool tool) {
    return switch (tool) {
      case Tool.FindSlots _ -> NOTHING_FREE.deepCopy();
      case Tool.Upcoming _, Tool.NextAppointment _ ->
          told(false, "I don't see any appointment coming up for you.");
      case RecordTool.FindProperty _ ->
          told(false, "I can't find that property. Do you have its address or its reference?");
      case Tool _ -> told(false, "I'm sorry, I can't find that.");
    };
  }

  private String time(Instant at) {
    return wording().spokenTime(at);
  }

  private Wording wording() {
    return new Wording(setting);
  }

  private ObjectNode times(Result.SlotsFound found) {
    if (found.offers().isEmpty()) return NOTHING_FREE.deepCopy();
    var say =
        found.wished()
            ? "I can offer you " + aloud(found.offers()) + ". Which suits you?"
            : "I have nothing just then. The nearest I have is "
                + aloud(found.offers())
                + ". Would that suit you?";
    var it = told(true, say).put("as_wished", found.wished()).put("sure", found.sure());
    offers(it, found.offers());
    return it;
  }

  private String aloud(List<Offer> offers) {
    var times = offers.stream().limit(ALOUD).map(it -> plain(it.slot().start())).toList();
    return String.join(", or ", times);
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
    var say =
        others.isEmpty()
            ? "I'm sorry, that time has just been taken. When else would suit you?"
            : "I'm sorry, that time has just been taken. I still have " + aloud(others) + ".";
    var it = told(false, say);
    offers(it, others);
    return it;
  }

  private ObjectNode appointments(List<Upcoming> appointments) {
    if (appointments.isEmpty()) return nothing(new Tool.Upcoming(""));
    var spoken = appointments.stream().map(this::aloud).toList();
    var it = told(true, "You have " + Wording.both(spoken) + ".");
    var all = it.putArray("appointments");
    for (var one : appointments)
      all.addObject()
          .put("appointment", all.size())
          .put("service", service(one.service()))
          .put("time", time(one.slot().start()))
          .put("with", name(one.resource()));
    return it;
  }

  private String aloud(Upcoming it) {
    return service(it.service()) + " " + time(it.slot().start());
  }

  private String service(String id) {
    return setting.profile().service(id).map(Service::name).orElse(id);
  }

  private ObjectNode record(RecordResult result) {
    return switch (result) {
      case RecordResult.PropertiesFound(var items, var near) -> properties(items, near);
      case RecordResult.PropertyFound(var one) -> {
        var it = told(true, "It is " + aloud(one) + ".");
        property(it.putObject("property"), one);
        yield it;
      }
      case RecordResult.TicketOpened it -> ticket(it);
      case RecordResult.JobsFound(var jobs) -> jobs(jobs);
      case RecordResult.ChangeRequested(_, _, var within) ->
          told(
              true,
              "I've submitted your change request. Our team will review it and give you an"
                  + " estimate within "
                  + within.toHours()
                  + " hours.");
      case RecordResult.TaskAdded(_, var due) ->
          told(true, "I've passed that on. Somebody will see to it by " + plain(due) + ".");
    };
  }

  private String plain(Instant at) {
    return time(at).replaceFirst("^on ", "");
  }

  private ObjectNode ticket(RecordResult.TicketOpened it) {
    var told =
        told(true, "I've reported the repair" + soon(it.urgency()) + ".")
            .put("ticket", it.ticket())
            .put("urgency", it.urgency().name());
    it.contractor()
        .filter(who -> !who.erased())
        .ifPresent(who -> told.put("contractor", who.text()));
    return told;
  }

  private static String soon(Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> " as an emergency, and somebody is being told right now";
      case URGENT -> " as urgent";
      case NORMAL -> ", and we'll be in touch about it";
    };
  }

  private ObjectNode properties(List<Listing> items, boolean near) {
    if (items.isEmpty())
      return told(
          false,
          "I have nothing like that just now. Shall I note what you look for, so that we can call"
              + " you?");
    var first = items.stream().limit(ALOUD).map(this::aloud).toList();
    var it =
        told(
            true,
            (near ? "Nothing fits exactly, but near it I have " : "I have ")
                + Wording.both(first)
                + ". Would you like to hear more about one of them?");
    var all = it.putArray("properties");
    items.stream().limit(5).forEach(one -> property(all.addObject(), one));
    return it;
  }

  /// "a two-bedroom flat in Maida Vale for £1,500 a month".
  private String aloud(Listing it) {
    var rooms = it.bedrooms() > 0 ? it.bedrooms() + "-bedroom " : "";
    var per = it.per().map(p -> " a " + p.name().toLowerCase(Locale.ROOT)).orElse("");
    var kind = it.type() == Listing.Type.OTHER ? "home" : it.type().name().toLowerCase(Locale.ROOT);
    var price = wording().money(it.priceMinor()) + per;
    return "a " + rooms + kind + " at " + it.address() + " for " + price;
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
    if (jobs.isEmpty())
      return told(false, "I can't find a project of yours. Shall I have somebody call you back?");
    var spoken = jobs.stream().limit(ALOUD).map(Telling::aloud).collect(Collectors.joining(" "));
    var it = told(true, spoken + " Is there anything you'd like to modify or add?");
    var all = it.putArray("jobs");
    for (var one : jobs) {
      var to = all.addObject().put("job", all.size()).put("title", one.title());
      to.put("status", one.status().name().toLowerCase(Locale.ROOT)).put("percent", one.percent());
      one.deadline().ifPresent(date -> to.put("deadline", date.toString()));
      one.manager().ifPresent(name -> to.put("manager", name));
    }
    return it;
  }

  private static String aloud(JobCard it) {
    var done = " is " + it.percent() + " percent complete and ";
    var how =
        switch (it.status()) {
          case PLANNED -> " is planned and has not started yet";
          case IN_PROGRESS -> done + "currently in progress";
          case ON_HOLD -> done + "on hold at the moment";
          case REVIEW -> done + "in review";
          case DONE -> " is finished";
          case CANCELLED -> " has been cancelled";
        };
    return "Your project " + it.title() + how + ".";
  }
}
