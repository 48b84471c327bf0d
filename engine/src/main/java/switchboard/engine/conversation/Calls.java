package switchboard.engine.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.privacy.Personal;

/// The functions a hosted agent has called, by its own ids, and what it was answered.
///
/// @param generation the latest answer of the agent that called one
/// @param ending the turn in which it wanted to end the call; -1: none
record Calls(Map<String, Call> all, int generation, int ending) {

  private static final String END = "end_conversation";

  static final Calls NONE = new Calls(Map.of(), 0, -1);

  /// @param run what is done about it; empty where nothing need be done
  record Call(
      String function, Personal arguments, Optional<String> run, Optional<Personal> answer) {

    boolean same(Hosted.Invoke it) {
      return function.equals(it.function()) && arguments.equals(it.arguments());
    }
  }

  Calls apply(FunctionCalled it) {
    var call = new Call(it.function(), it.arguments(), it.run(), Optional.empty());
    int last = it.function().equals(END) ? it.turn() : ending;
    return new Calls(with(it.call(), call), Math.max(generation, it.generation()), last);
  }

  Calls apply(FunctionAnswered it) {
    var call = all.get(it.call());
    if (call == null || call.answer().isPresent()) return this;
    var answered =
        new Call(call.function(), call.arguments(), call.run(), Optional.of(it.answer()));
    return new Calls(with(it.call(), answered), generation, ending);
  }

  private Map<String, Call> with(String id, Call call) {
    var next = new LinkedHashMap<>(all);
    next.put(id, call);
    return next;
  }

  Optional<Call> named(String id) {
    return Optional.ofNullable(all.get(id));
  }

  Optional<Personal> answer(String id) {
    return named(id).flatMap(Call::answer);
  }

  /// Those that wait for a run.
  List<String> awaiting(String run) {
    var ids = new ArrayList<String>();
    for (var it : all.entrySet())
      if (it.getValue().answer().isEmpty() && it.getValue().run().filter(run::equals).isPresent())
        ids.add(it.getKey());
    return ids;
  }

  /// What came of a run, where it did come to something.
  Optional<Personal> outcome(String run) {
    return all.values().stream()
        .filter(it -> it.run().filter(run::equals).isPresent())
        .flatMap(it -> it.answer().stream())
        .filter(it -> it.text().contains("\"ok\":true"))
        .findFirst();
  }

  /// The first call of the function with these arguments.
  Optional<String> first(String function, Personal arguments) {
    return all.entrySet().stream()
        .filter(it -> it.getValue().function().equals(function))
        .filter(it -> it.getValue().arguments().equals(arguments))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The same function with the same arguments, still being done.
  Optional<String> open(String function, Personal arguments) {
    return all.values().stream()
        .filter(it -> it.function().equals(function) && it.arguments().equals(arguments))
        .filter(it -> it.answer().isEmpty())
        .flatMap(it -> it.run().stream())
        .findFirst();
  }
}
