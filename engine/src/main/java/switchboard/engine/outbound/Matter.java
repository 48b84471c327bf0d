package switchboard.engine.outbound;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import switchboard.engine.privacy.Personal;

/// Who is called, and about what.
///
/// @param subject the id of the task that promises it, or of the appointment that is near
/// @param customer whom we take them for
/// @param phone E.164
public record Matter(
    String subject,
    Purpose purpose,
    @JsonInclude(NON_EMPTY) Optional<String> customer,
    @JsonInclude(NON_EMPTY) Optional<Personal> name,
    Personal phone) {

  /// Under which id a call back for a task is made.
  public static String ofTask(String task) {
    return "task-" + task;
  }

  /// Under which id somebody is called about an appointment, whatever characters that has.
  public static String ofVisit(String appointment) {
    return "visit-" + UUID.nameUUIDFromBytes(appointment.getBytes(UTF_8));
  }
}
