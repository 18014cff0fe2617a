-- What a person has done, newest first, without looking at all of it.
CREATE INDEX todo_done ON todo (person, decided_at DESC, id DESC) WHERE box IN ('mine', 'read') AND state <> 'pending';
