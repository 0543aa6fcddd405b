SELECT alignment, source_revision, target_revision
FROM alignment
WHERE source = ?1 AND target = ?2
