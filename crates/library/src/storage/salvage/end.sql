-- What belongs to nothing any more, and what rests on it.
DELETE FROM alignment WHERE source NOT IN (SELECT edition FROM edition)
  OR target NOT IN (SELECT edition FROM edition);
DELETE FROM bead WHERE alignment NOT IN (SELECT alignment FROM alignment);
DELETE FROM note WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM note_entry WHERE note NOT IN (SELECT note FROM note);
DELETE FROM anchor WHERE edition NOT IN (SELECT edition FROM edition);
-- A note that has lost its place stands at the beginning.
INSERT INTO anchor (anchor, edition, field, from_at, to_at)
  SELECT DISTINCT anchor, edition, 3, 0, 0 FROM note
  WHERE anchor NOT IN (SELECT anchor FROM anchor);
-- A pair without one of its places is only remembered; what it remembers finds it again.
UPDATE bead SET source_anchor = NULL
  WHERE source_anchor NOT IN (SELECT anchor FROM anchor);
UPDATE bead SET target_anchor = NULL
  WHERE target_anchor NOT IN (SELECT anchor FROM anchor);
DELETE FROM bead WHERE alignment NOT IN (SELECT alignment FROM alignment);
DELETE FROM anchor WHERE anchor NOT IN (
  SELECT source_anchor FROM bead WHERE source_anchor IS NOT NULL
  UNION SELECT target_anchor FROM bead WHERE target_anchor IS NOT NULL
  UNION SELECT anchor FROM note);
DELETE FROM read_mark WHERE bead NOT IN (SELECT bead FROM bead);
DELETE FROM dismissal WHERE bead NOT IN (SELECT bead FROM bead);
DELETE FROM post_tag WHERE post NOT IN (SELECT post FROM post);
DELETE FROM edition_tag WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM post_person WHERE post NOT IN (SELECT post FROM post)
  OR person NOT IN (SELECT person FROM person);
DELETE FROM biography WHERE person NOT IN (SELECT person FROM person);
DELETE FROM series_name WHERE series NOT IN (SELECT series FROM series);
DELETE FROM export WHERE post NOT IN (SELECT post FROM post);
DELETE FROM exported_edition WHERE export NOT IN (SELECT export FROM export)
  OR edition NOT IN (SELECT edition FROM edition);
DELETE FROM posted WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM body WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM change WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM change_parent WHERE NOT EXISTS (
  SELECT 1 FROM change c
  WHERE c.edition = change_parent.edition AND c.number = change_parent.number);
DELETE FROM keyframe WHERE edition NOT IN (SELECT edition FROM edition);
DELETE FROM checkpoint WHERE edition NOT IN (SELECT edition FROM edition);
UPDATE post SET series = NULL WHERE series NOT IN (SELECT series FROM series);
UPDATE export SET profile = NULL WHERE profile NOT IN (SELECT profile FROM profile);
UPDATE edition SET translated_from = NULL
  WHERE translated_from NOT IN (SELECT edition FROM edition);
UPDATE edition SET indexed = -1;
UPDATE body SET anchored = (SELECT e.head FROM edition e WHERE e.edition = body.edition)
  WHERE anchored < 0;
INSERT OR IGNORE INTO setting (key, value) SELECT key, value FROM shipped;
DROP TABLE shipped;
