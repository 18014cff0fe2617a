-- A message's own document is found by its id; only what hangs on it needs this index.
DROP INDEX search_doc_message;
CREATE INDEX search_doc_message ON search_doc (message) WHERE kind <> 'message';
