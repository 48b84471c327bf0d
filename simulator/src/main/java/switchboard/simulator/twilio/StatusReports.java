package switchboard.simulator.twilio;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.simulator.twilio.SentMessage.Status;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Webhooks.Method;

/// Moves a message along to its delivery, and tells its sender of each step if they asked for that.
record StatusReports(Webhooks webhooks, Outgoing outgoing) {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

  void deliver(SentMessage message) {
    Thread.ofVirtual().name("delivery").start(() -> steps(message));
  }

  private void steps(SentMessage message) {
    for (var status : List.of(Status.QUEUED, Status.SENT, Status.DELIVERED)) {
      outgoing.change(message.sid(), it -> it.with(status));
      message.statusCallback().ifPresent(url -> report(url, message.with(status)));
    }
  }

  private void report(String url, SentMessage message) {
    try {
      webhooks.send(Method.POST, URI.create(url), form(message), Product.MESSAGING).successful();
    } catch (CallFault | IllegalArgumentException fault) {
      LOG.warn("A status callback failed: {}", fault.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Form form(SentMessage message) {
    var fields = new TreeMap<>(Map.of("AccountSid", message.account(), "ApiVersion", "2010-04-01"));
    fields.put("MessageSid", message.sid());
    fields.put("SmsSid", message.sid());
    fields.put("MessageStatus", message.status().wire());
    fields.put("SmsStatus", message.status().wire());
    fields.put("To", message.to());
    message.from().ifPresent(it -> fields.put("From", it));
    message.service().ifPresent(it -> fields.put("MessagingServiceSid", it));
    return new Form(fields);
  }
}
