-- Pairs go along by themselves; the anchors that they had in the other edition do not.
DELETE FROM anchor WHERE anchor IN (
  SELECT value FROM alignment a JOIN bead b USING (alignment),
    json_each(json_array(b.source_anchor, b.target_anchor))
  WHERE ?1 IN (a.source, a.target) AND value IS NOT NULL)
