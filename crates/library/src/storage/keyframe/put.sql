INSERT INTO keyframe (edition, field, revision, bytes)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (edition, field, revision) DO UPDATE SET bytes = excluded.bytes
