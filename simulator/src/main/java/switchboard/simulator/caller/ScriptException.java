package switchboard.simulator.caller;

/// A script that cannot be used: the text names the file, the field and what is wrong with it.
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScriptException(String file, String field, String wrong) {
    super(file + ": " + (field.isEmpty() ? "" : field + ": ") + wrong);
  }
}
