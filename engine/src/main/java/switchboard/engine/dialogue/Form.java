package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;

/// What a [Flow] has gathered for an errand that is no appointment.
///
/// @param flow the flow's name
/// @param intent it was begun with
/// @param step of the flow, in its own words; empty at first
/// @param gathered by names of the flow's own
public record Form(
    String flow,
    String intent,
    String step,
    @JsonInclude(NON_EMPTY) Map<String, Personal> gathered) {

  public Form {
    gathered = gathered == null ? Map.of() : Map.copyOf(gathered);
  }

  public Form(String flow, String intent) {
    this(flow, intent, "", Map.of());
  }

  public Form at(String step) {
    return new Form(flow, intent, step, gathered);
  }

  /// The same with one thing more, or another in its place.
  public Form with(String name, String value) {
    var all = new LinkedHashMap<>(gathered);
    all.put(name, Personal.of(value));
    return new Form(flow, intent, step, all);
  }

  public Form without(String name) {
    var all = new LinkedHashMap<>(gathered);
    all.remove(name);
    return new Form(flow, intent, step, all);
  }

  /// Why the caller is being put through to a person just now; empty if they are not.
  public Optional<Trigger> handedOver() {
    boolean ringing = flow.equals(HandOffFlow.NAME) && step.equals(HandOffFlow.RINGING);
    return ringing ? get(HandOffFlow.WHY).map(Trigger::valueOf) : Optional.empty();
  }

  /// Empty if it has not been gathered, or was erased.
  public Optional<String> get(String name) {
    return Optional.ofNullable(gathered.get(name)).filter(it -> !it.erased()).map(Personal::text);
  }
}
