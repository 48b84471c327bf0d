package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understanding;

/// What a brain reacts to.
public sealed interface Stimulus {

  /// @param phone empty when the number is withheld
  /// @param purpose why we have called them; empty: they have called us
  record Arrived(Optional<Personal> phone, Source source, Optional<Purpose> purpose)
      implements Stimulus {

    public Arrived(Optional<Personal> phone, Source source) {
      this(phone, source, Optional.empty());
    }
  }

  record Said(String words, Understanding meaning) implements Stimulus {}

  record Pressed(String digits) implements Stimulus {}

  record Silent() implements Stimulus {}

  /// @param optOut `STOP`, `START` or `HELP` when the network has already acted on the word
  record Texted(String words, Optional<String> optOut, Understanding meaning) implements Stimulus {}

  /// Nobody took the caller, who was to be put through.
  record Returned() implements Stimulus {}

  record Learned(Tool tool, Result result) implements Stimulus {}
}
