package switchboard.edge.twilio;

import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Tenants;

/// Which tenant a webhook is for. The dialled number decides if it is registered; the parameter
/// `business_id` only where it is not; when both name a tenant they must name the same.
sealed interface Addressee {

  /// @param parameter the `business_id` to carry on in links, where the number alone does not tell
  record Known(Tenants.Card card, Optional<String> parameter) implements Addressee {}

  record Unknown() implements Addressee {}

  record Disputed() implements Addressee {}

  static Addressee of(Webhook webhook, Tenants tenants) {
    var dialled = dialled(webhook).flatMap(tenants::byNumber);
    var parameter = webhook.query().text("business_id");
    if (dialled.isPresent()) {
      var card = dialled.get();
      return parameter.isEmpty() || parameter.get().equals(card.id())
          ? new Known(card, Optional.empty())
          : new Disputed();
    }
    return parameter
        .flatMap(tenants::byId)
        .<Addressee>map(it -> new Known(it, parameter))
        .orElseGet(Unknown::new);
  }

  /// The tenant's number: the one that was called or texted, or that we have called from.
  static Optional<Phone> dialled(Webhook webhook) {
    var ours = webhook.outbound() ? "From" : "To";
    return webhook.form().text(ours).flatMap(it -> Phone.of(it, "ZZ"));
  }
}
