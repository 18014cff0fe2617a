-- A room's line is read by message_place, passing over the answers of threads: one index less to keep with each post.
DROP INDEX message_line;
