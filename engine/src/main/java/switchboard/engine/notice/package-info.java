/// What a business writes by text to its customers and its owner without being asked.
@NullMarked
package switchboard.engine.notice;

import org.jspecify.annotations.NullMarked;
