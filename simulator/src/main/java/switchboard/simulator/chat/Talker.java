package switchboard.simulator.chat;

import java.util.List;

/// Decides what a simulated model answers.
public interface Talker {

  List<Move> answer(Ask ask);
}
