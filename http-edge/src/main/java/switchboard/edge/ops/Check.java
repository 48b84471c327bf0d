package switchboard.edge.ops;

/// One thing that must hold for the node to be ready. Green when it returns, red when it throws or
/// takes too long. Runs on a virtual thread, so it may block; it should end when interrupted.
@FunctionalInterface
public interface Check {

  void verify() throws Exception;
}
