package switchboard.persistence.view;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Access to read models whose every text is cleaned first, so that nothing a client may send is a
/// fault: what cannot be stored is merely not found.
public final class Queries {

  private Queries() {}

  public static Jdbi on(DataSource source) {
    return Jdbi.create(source).registerArgument(new Clean()).registerArgument(new Moment());
  }

  private static final class Clean extends AbstractArgumentFactory<String> {
    private Clean() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      return (position, statement, _) -> statement.setString(position, PlainText.clean(value));
    }
  }

  private static final class Moment extends AbstractArgumentFactory<Instant> {
    private Moment() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, _) ->
          statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }
}
