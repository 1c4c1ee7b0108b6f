-- What SQLite attaches as a file of its own: a dump of the events leaves it out.
CREATE SCHEMA keys;
