package switchboard.engine;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Objects;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event;
import switchboard.engine.customer.Customer;
import switchboard.engine.identity.Identity;
import switchboard.engine.tenant.Tenant;

/// Every family of facts the journal may hold. The sealed hierarchies are the registry; names come
/// from `@JsonTypeName` on each record.
public final class FactTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public FactTypes() {
    super("switchboard-facts");
    registerSubtypes(
        Stream.<Class<?>>of(
                Tenant.Event.class,
                switchboard.engine.calendar.Event.class,
                Customer.Event.class,
                Identity.Event.class,
                switchboard.engine.waitlist.Event.class,
                switchboard.engine.consent.Event.class,
                switchboard.engine.job.Event.class,
                switchboard.engine.change.Event.class,
                switchboard.engine.task.Event.class,
                switchboard.engine.property.Event.class,
                switchboard.engine.ticket.Event.class,
                switchboard.engine.alert.Event.class,
                switchboard.engine.handoff.Event.class,
                switchboard.engine.outbound.Event.class,
                switchboard.engine.recording.Event.class,
                Event.class)
            .flatMap(FactTypes::records)
            .toArray(Class<?>[]::new));
  }

  /// The logical names of a fact, or of all in a family of facts.
  public static Stream<String> names(Class<?> kind) {
    return records(kind)
        .map(it -> Objects.requireNonNull(it.getAnnotation(JsonTypeName.class), it::getName))
        .map(JsonTypeName::value);
  }

  private static Stream<Class<?>> records(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(FactTypes::records)
        : Stream.of(family);
  }
}
