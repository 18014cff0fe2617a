"""The announcer: brings everybody what must be read, and tells whoever writes to it what they have not read yet."""
