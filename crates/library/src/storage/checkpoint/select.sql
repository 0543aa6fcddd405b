SELECT c.id, e.id AS edition_id, c.revision, c.name, c.at
FROM checkpoint c
JOIN edition e USING (edition)
