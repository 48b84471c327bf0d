package switchboard.edge.ladder;

import switchboard.edge.cascade.Cascade;
import switchboard.edge.cascade.Fate;

/// Notes what becomes of a call that a cascade holds, where its rung is decided on.
record CascadeFate(String conversation, Rungs rungs) implements Fate {

  @Override
  public void worked() {
    rungs.vendors().succeeded(Cascade.NAME);
  }

  @Override
  public void left(String reason) {
    if (CallTalk.ILL.contains(reason)) rungs.vendors().failed(Cascade.NAME);
    rungs.lost(conversation, reason);
  }

  @Override
  public void hungUp() {
    rungs.over(conversation);
  }
}
