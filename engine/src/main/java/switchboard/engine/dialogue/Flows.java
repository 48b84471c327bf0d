package switchboard.engine.dialogue;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What each kind of business does about what callers want, as data.
///
/// @param book what is asked for an appointment, in this order
/// @param at the services done at the customer's address; `*` stands for all
/// @param choose whether a caller who names no service of ours is asked to choose one
/// @param intents what is done about each intent; those under `common` hold for all
/// @param heard the flows that words of a kind lead to whatever their intent, by the pattern of the
///   kind among the phrases
record Flows(
    List<String> book,
    List<String> at,
    boolean choose,
    Map<String, Route> intents,
    Map<String, String> heard) {

  private static final String COMMON = "common";
  private static final Map<String, Flows> ALL = read();

  Flows {
    book = book == null ? List.of() : List.copyOf(book);
    at = at == null ? List.of() : List.copyOf(at);
    intents = intents == null ? Map.of() : intents;
    heard = heard == null ? Map.of() : heard;
  }

  /// Where an intent leads.
  ///
  /// @param flow a [Flow] of [Flows#named], or one of `book`, `cancel`, `reschedule`, `status`,
  ///   `call-back`, `answer`
  /// @param with whatever else the flow wants to know
  record Route(String flow, @JsonAnySetter Map<String, String> with) {

    static final Route NONE = new Route("", Map.of());

    Route {
      with = with == null ? Map.of() : with;
    }

    boolean to(String name) {
      return flow.equals(name);
    }

    /// A parameter; empty where none is written.
    Optional<String> get(String name) {
      return Optional.ofNullable(with.get(name));
    }
  }

  static Flows of(String vertical) {
    return Objects.requireNonNull(ALL.get(vertical), () -> "no flows for " + vertical);
  }

  /// The flows that forms are filled in by. A new one is added here.
  static Optional<Flow> named(String name, Speaker speaker) {
    Objects.requireNonNull(speaker);
    return switch (name) {
      case SearchFlow.NAME -> Optional.of(new SearchFlow(speaker));
      case DetailsFlow.NAME -> Optional.of(new DetailsFlow(speaker));
      case RepairFlow.NAME -> Optional.of(new RepairFlow(speaker));
      case "renter", "landlord", "general" -> Optional.of(new MessageFlow(speaker, name));
      case JobsFlow.NAME -> Optional.of(new JobsFlow(speaker));
      case RequestFlow.NAME -> Optional.of(new RequestFlow(speaker));
      case QuoteFlow.NAME -> Optional.of(new QuoteFlow(speaker));
      case NoteFlow.NAME -> Optional.of(new NoteFlow(speaker));
      case AboutFlow.NAME -> Optional.of(new AboutFlow(speaker));
      case MedicalFlow.NAME -> Optional.of(new MedicalFlow(speaker));
      case ReactionFlow.NAME -> Optional.of(new ReactionFlow(speaker));
      case LateFlow.NAME -> Optional.of(new LateFlow(speaker));
      case HandOffFlow.NAME -> Optional.of(new HandOffFlow(speaker));
      case CalledFlow.NAME -> Optional.of(new CalledFlow(speaker));
      case LanguageFlow.NAME -> Optional.of(new LanguageFlow(speaker));
      default -> Optional.empty();
    };
  }

  Route route(String intent) {
    return intents.getOrDefault(intent, Route.NONE);
  }

  /// Whether it is done at the customer's address.
  boolean visits(Optional<String> service) {
    return at.contains("*") || service.filter(at::contains).isPresent();
  }

  private Flows over(Flows common) {
    var all = new LinkedHashMap<>(common.intents());
    all.putAll(intents);
    var kinds = new LinkedHashMap<>(common.heard());
    kinds.putAll(heard);
    return new Flows(book, at, choose, all, kinds);
  }

  private static Map<String, Flows> read() {
    try (var in = Objects.requireNonNull(Flows.class.getResourceAsStream("flows.yaml"))) {
      var all = new YAMLMapper().readValue(in, new TypeReference<Map<String, Flows>>() {});
      var common = Objects.requireNonNull(all.remove(COMMON), COMMON);
      all.replaceAll((_, it) -> it.over(common));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read flows.yaml", e);
    }
  }
}
