-- Visitors of a business's web site may chat.
alter table conversation drop constraint conversation_channel_check;
alter table conversation add constraint conversation_channel_check
  check (channel in ('VOICE', 'SMS', 'WEB', 'CHAT'));
