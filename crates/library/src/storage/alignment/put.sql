INSERT INTO alignment (source, target, source_revision, target_revision)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (source, target) DO UPDATE SET
  source_revision = excluded.source_revision, target_revision = excluded.target_revision
RETURNING alignment
