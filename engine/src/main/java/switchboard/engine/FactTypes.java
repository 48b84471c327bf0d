package switchboard.engine;

import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.stream.Stream;

/// Every family of facts the journal may hold. The sealed hierarchies are the registry; names come
/// from `@JsonTypeName` on each record.
public final class FactTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public FactTypes() {
    super("switchboard-facts");
    registerSubtypes(
        Stream.<Class<?>>of()
            .flatMap(it -> Stream.of(it.getPermittedSubclasses()))
            .toArray(Class<?>[]::new));
  }
}
