SELECT
  alignment, (SELECT id FROM edition WHERE edition = source) AS source,
  source_revision, target_revision, lead
FROM alignment
WHERE (source = ?1 AND target = ?2) OR (source = ?2 AND target = ?1)
