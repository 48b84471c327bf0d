package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.tool.OwnerResult.VisitCard;

/// How a conversation with somebody of the business stands, kept in the frame's form from its first
/// to its last moment: whoever is on it is no customer.
public record OwnerSheet(Form form) {

  static final String FLOW = "owner";

  /// Somebody who has signed in elsewhere, and is no registered person.
  static final String SIGNED_IN = "signed-in";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  /// How much the person may hear.
  enum Level {
    /// Numbers and times; no PIN is set.
    BARE,
    /// Nothing before the PIN.
    SHUT,
    OPEN,
    /// Nothing for a while.
    LOCKED
  }

  /// Whether it is the business itself that speaks.
  public static boolean open(Frame frame) {
    return frame.form().filter(it -> it.flow().equals(FLOW)).isPresent();
  }

  /// Whether it has proved that.
  public static boolean trusted(Frame frame) {
    return open(frame) && of(frame).level() == Level.OPEN;
  }

  /// The frame of somebody who has signed in.
  public static Frame signedIn(Frame frame) {
    return begun(SIGNED_IN).level(Level.OPEN).onto(frame);
  }

  /// What was found for the last question, as JSON, for whoever wants to show it too.
  public static Optional<String> shown(Frame frame) {
    if (!open(frame)) return Optional.empty();
    var sheet = of(frame);
    return sheet.form.get("fresh").flatMap(_ -> sheet.form.get("data"));
  }

  static OwnerSheet begun(String person) {
    return new OwnerSheet(new Form(FLOW, FLOW).with("person", person));
  }

  static OwnerSheet of(Frame frame) {
    return new OwnerSheet(frame.form().orElseThrow());
  }

  /// Nothing else is pursued in such a conversation.
  Frame onto(Frame frame) {
    return frame.withForm(form);
  }

  String person() {
    return form.get("person").orElse("");
  }

  Level level() {
    return form.get("level").map(Level::valueOf).orElse(Level.SHUT);
  }

  OwnerSheet level(Level level) {
    return with("level", level.name());
  }

  boolean expired(Instant now) {
    return form.get("until").map(Instant::parse).filter(it -> !now.isBefore(it)).isPresent();
  }

  OwnerSheet until(Instant end) {
    return with("until", end.toString());
  }

  String step() {
    return form.step();
  }

  OwnerSheet at(String step) {
    return new OwnerSheet(form.at(step));
  }

  OwnerSheet with(String name, String value) {
    return new OwnerSheet(form.with(name, value));
  }

  OwnerSheet without(String name) {
    return new OwnerSheet(form.without(name));
  }

  boolean has(String name) {
    return form.get(name).isPresent();
  }

  Optional<OwnerAsk> ask() {
    return form.get("ask").map(it -> read(it, new TypeReference<OwnerAsk>() {}));
  }

  OwnerSheet asking(OwnerAsk ask) {
    var now = with("ask", write(ask));
    return ask.kind().tells ? now.with("last", ask.kind().name()) : now;
  }

  /// What was asked about last.
  Optional<OwnerAsk.Kind> last() {
    return form.get("last").map(it -> named(OwnerAsk.Kind.class, it));
  }

  /// What is still to be told.
  List<String> rest() {
    return form.get("rest")
        .map(it -> read(it, new TypeReference<List<String>>() {}))
        .orElse(List.of());
  }

  OwnerSheet resting(List<String> rest) {
    return rest.isEmpty() ? without("rest") : with("rest", write(rest));
  }

  /// Appointments or tasks to choose from, by their ids.
  List<String> ids() {
    return form.get("ids")
        .map(it -> read(it, new TypeReference<List<String>>() {}))
        .orElse(List.of());
  }

  OwnerSheet offering(List<String> ids) {
    return ids.isEmpty() ? without("ids") : with("ids", write(ids));
  }

  /// The appointment that is being changed.
  Optional<VisitCard> visit() {
    return form.get("visit").map(it -> read(it, new TypeReference<VisitCard>() {}));
  }

  OwnerSheet visit(VisitCard it) {
    return with("visit", write(it));
  }

  OwnerSheet showing(String data) {
    return with("data", data).with("fresh", "yes");
  }

  /// Another question: what was shown is no longer news.
  OwnerSheet stale() {
    return without("fresh");
  }

  /// Nothing is wanted any more.
  OwnerSheet idle() {
    return at("").without("ask").without("rest").without("visit").without("what");
  }

  static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  static String write(Object it) {
    try {
      return JSON.writeValueAsString(it);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be kept", e);
    }
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be read again", e);
    }
  }
}
