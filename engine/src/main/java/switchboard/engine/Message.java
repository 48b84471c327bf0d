package switchboard.engine;

/// A command, reply or snapshot: lives no longer than a release, travels as CBOR.
public interface Message {}
