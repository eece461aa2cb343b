-- Where the request was that asked for the event, if its trace is sampled; a node that does not know this column yet
-- leaves it NULL.
ALTER TABLE outbox ADD COLUMN traceparent VARCHAR(55) NULL;
