INSERT INTO alignment (source, target, source_revision, target_revision, lead)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (source, target) DO UPDATE SET
  source_revision = excluded.source_revision, target_revision = excluded.target_revision,
  lead = excluded.lead
RETURNING alignment
