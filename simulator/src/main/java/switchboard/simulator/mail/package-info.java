/// E-mail on loopback: a mail server and a SendGrid that deliver to nobody and show what they took.
@NullMarked
package switchboard.simulator.mail;

import org.jspecify.annotations.NullMarked;
