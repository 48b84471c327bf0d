/// Appointments as calendars understand them (RFC 5545, RFC 5546): files that go with e-mails, and
/// calendars to subscribe to under a secret address.
@NullMarked
package switchboard.edge.ics;

import org.jspecify.annotations.NullMarked;
