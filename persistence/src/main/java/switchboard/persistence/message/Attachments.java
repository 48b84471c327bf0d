package switchboard.persistence.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import switchboard.engine.message.Attachment;
import switchboard.persistence.view.PlainText;

/// The attachments of a message as JSON, their content in Base64.
final class Attachments {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Stored(String name, String type, byte[] content) {

    static Stored of(Attachment it) {
      return new Stored(PlainText.clean(it.name()), PlainText.clean(it.type()), it.content());
    }

    Attachment attachment() {
      return new Attachment(name, type, content);
    }
  }

  private Attachments() {}

  static String text(List<Attachment> attachments) {
    try {
      return JSON.writeValueAsString(attachments.stream().map(Stored::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attachments cannot be written", e);
    }
  }

  static List<Attachment> parse(String text) {
    try {
      return List.of(JSON.readValue(text, Stored[].class)).stream()
          .map(Stored::attachment)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attachments cannot be read", e);
    }
  }
}
