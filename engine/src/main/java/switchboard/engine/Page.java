package switchboard.engine;

import java.util.List;
import java.util.Optional;

/// A stretch of a list read by keyset.
///
/// @param next where to read on; empty at the end. Opaque to whoever asks.
public record Page<T>(List<T> items, Optional<String> next) {}
