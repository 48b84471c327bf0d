package switchboard.simulator.twilio;

/// Somebody on the phone. Each call has its own.
@FunctionalInterface
public interface Caller {

  /// What they do, having heard what they heard.
  Move answer(Ask ask);

  /// How it ends when their call is passed on to `target`: a `DialCallStatus`.
  default String dialled(String target) {
    return "completed";
  }
}
