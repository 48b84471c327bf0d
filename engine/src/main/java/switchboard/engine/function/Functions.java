package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.change.Priority;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.function.Arguments.Misfit;
import switchboard.engine.function.Call.Answered;
import switchboard.engine.function.Call.Asked;
import switchboard.engine.function.Call.Refused;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Search;
import switchboard.engine.specialist.Case;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// The one source of what a language model may ask to be done: definitions, what a call amounts to,
/// and what is told of its result. Pure. Functions act on the conversation's own customer and on
/// what was found in it; none takes the id or number of anybody, so that words alone open nothing.
public final class Functions {

  /// Holds what a caller says about themselves against what is on file.
  public static final String IDENTIFY = "identify_caller";

  private static final int LONGEST_NEED = 600;

  private static final Refused UNKNOWN =
      new Refused(
          "The caller is not known yet. Ask again in a moment, or take a message.",
          "I can't get at my records just now. Shall I take a message?");

  private Functions() {}

  /// What this business offers.
  public static List<Function> of(Profile profile) {
    return Definitions.of(profile);
  }

  /// The names of all functions of all kinds of business, by their paths under `/v1/voice/`.
  public static Map<String, String> paths() {
    return Definitions.paths();
  }

  /// What a call comes to, given what the conversation has established.
  public static Call call(String name, JsonNode arguments, Frame frame, Setting setting) {
    if (of(setting.profile()).stream().noneMatch(it -> it.name().equals(name)))
      return new Refused("There is no such function here.");
    if (!arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull())
      return new Refused("Give the arguments as a JSON object.");
    try {
      return called(name, new Arguments(arguments), frame, setting);
    } catch (Misfit e) {
      return e.refused();
    }
  }

  private static Call called(String name, Arguments it, Frame frame, Setting setting) {
    var times = new TimeCalls(it, frame, setting);
    return switch (name) {
      case "business_facts" -> new Answered(new Facts(setting).about(it));
      case "find_times" -> times.find();
      case "book_appointment" -> times.book();
      case "list_appointments" -> new Asked(new Tool.Upcoming(trusted(frame, setting)));
      case "move_appointment" -> times.move();
      case "cancel_appointment" -> times.cancel();
      case "join_waitlist" -> times.waitlist();
      case "note_caller" -> new Introduction(it, frame, setting).note();
      case IDENTIFY -> new Introduction(it, frame, setting).identify();
      case "take_message" -> message(it, frame);
      case "consult_specialists" -> specialists(it, setting);
      case "hand_over", "end_conversation" -> new Answered(done());
      case "search_properties" -> new Asked(new RecordTool.SearchProperties(search(it, setting)));
      case "property_details" ->
          new Asked(new RecordTool.FindProperty(Personal.of(it.required("said", 120))));
      case "open_ticket" -> ticket(it, frame);
      case "list_jobs" -> new Asked(new RecordTool.FindJobs(trusted(frame, setting)));
      case "request_change" -> change(it, frame);
      default -> new Refused("There is no such function here.");
    };
  }

  static String customer(Frame frame) {
    return frame.customer().orElseThrow(() -> new Misfit(UNKNOWN));
  }

  private static String trusted(Frame frame, Setting setting) {
    Trust.require(frame, setting);
    return customer(frame);
  }

  private static ObjectNode done() {
    return JsonNodeFactory.instance.objectNode().put("ok", true);
  }

  private static Call message(Arguments it, Frame frame) {
    var kind = it.flag("call_back") ? "CALL_BACK" : "FOLLOW_UP";
    var what = Personal.of(it.required("message", LONGEST_NEED));
    return new Asked(new RecordTool.AddTask(frame.customer(), kind, what, Optional.empty()));
  }

  /// Nobody is kept waiting who has not agreed to it.
  private static Call specialists(Arguments it, Setting setting) {
    if (!it.flag("agreed"))
      return new Refused(
          "First ask the caller whether you may ask the specialists; it takes about thirty"
              + " seconds. If they decline, offer to take a message.");
    var question = it.required("question", LONGEST_NEED);
    var all = setting.profile().persona().specialists();
    var named = Moderator.named(it.texts("specialists", 60), all);
    var asked =
        named.isEmpty()
            ? Moderator.pick(question, all).stream().map(Moderator.Pick::specialist).toList()
            : named;
    if (asked.isEmpty()) return new Refused("None of the specialists knows about that.");
    var ids = asked.stream().map(Specialist::id).toList();
    var limit = setting.voice() ? Case.FIRST : Case.ALL;
    return new Asked(new Tool.ConsultSpecialists(Personal.of(question), ids, limit));
  }

  private static Search search(Arguments it, Setting setting) {
    int digits = Currency.getInstance(setting.profile().currency()).getDefaultFractionDigits();
    return new Search(
        it.one("deal", Listing.Deal.class),
        it.number("bedrooms", 0, 20),
        it.number("max_bedrooms", 0, 20),
        it.number("min_price", 0, Integer.MAX_VALUE).map(units -> minor(units, digits)),
        it.number("max_price", 0, Integer.MAX_VALUE).map(units -> minor(units, digits)),
        it.text("area", 80),
        it.one("type", Listing.Type.class));
  }

  private static long minor(int units, int digits) {
    return BigDecimal.valueOf(units).movePointRight(digits).longValueExact();
  }

  private static Call ticket(Arguments it, Frame frame) {
    return new Asked(
        new RecordTool.OpenTicket(
            customer(frame),
            Optional.empty(),
            Personal.of(it.required("problem", LONGEST_NEED)),
            it.text("category", 40).orElse("other"),
            it.one("urgency", Urgency.class).orElse(Urgency.NORMAL)));
  }

  private static Call change(Arguments it, Frame frame) {
    return new Asked(
        new RecordTool.RequestChange(
            customer(frame),
            Optional.empty(),
            Personal.of(it.required("change", 1000)),
            it.one("priority", Priority.class).orElse(Priority.MEDIUM)));
  }

  /// What the model is told of a result; `say` is fit to be spoken.
  public static ObjectNode told(Tool tool, Result result, Setting setting) {
    return new Telling(setting).of(tool, result);
  }
}
