package switchboard.edge.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What is asked for when a business is taken on. What is left out comes from the preset of its
/// kind.
///
/// @param vertical the kind; may be left out with a whole profile
/// @param ownerPhone where the owner's alerts go
/// @param profile everything at once, named as in a preset; the others then change it
record NewBusiness(
    Optional<String> id,
    Optional<String> name,
    Optional<String> vertical,
    Optional<String> country,
    Optional<String> zone,
    Optional<String> currency,
    Optional<String> language,
    Optional<String> address,
    Optional<List<String>> numbers,
    Optional<String> ownerPhone,
    Optional<String> ownerEmail,
    Optional<JsonNode> profile) {

  /// Jackson reads a node that is not there as one that is null.
  NewBusiness {
    profile = profile.filter(it -> !it.isNull());
  }
}
