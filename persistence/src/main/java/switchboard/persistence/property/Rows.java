package switchboard.persistence.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.property.Catalogue.Row;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Tenancy;

/// Rows of table `property`.
final class Rows {

  private Rows() {}

  static Row row(ResultSet row) throws SQLException {
    var listing =
        FactCodec.read(Listing.class, row.getString("listing").getBytes(UTF_8), Seal.PLAIN);
    var phone = Personal.of(text(row, "manager_phone"));
    var manager = text(row, "manager").map(name -> new Tenancy.Contact(new Personal(name), phone));
    return new Row(
        listing.with(Status.valueOf(row.getString("status"))),
        new Tenancy(text(row, "renter"), text(row, "landlord"), manager),
        instant(row, "listed"));
  }
}
