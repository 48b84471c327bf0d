/// E-mail: from a template and a few facts to a mail server, once.
@NullMarked
package switchboard.edge.mail;

import org.jspecify.annotations.NullMarked;
