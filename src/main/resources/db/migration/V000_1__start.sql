-- The program that made this schema, for whoever looks at a shared database.
CREATE TABLE control_schema (
    about TEXT PRIMARY KEY
);
INSERT INTO control_schema (about) VALUES ('BooControl: tables control_*, history in boocontrol_schema_history');
