package switchboard.engine.dialogue;

/// Decides what to say and do. Pure: the same frame, stimulus and setting give the same thought.
public interface Brain {

  Thought think(Frame frame, Stimulus stimulus, Setting setting);
}
