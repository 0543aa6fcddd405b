SELECT 'post' AS kind, id, trashed_at FROM post WHERE trashed_at IS NOT NULL
UNION ALL
SELECT 'edition', e.id, e.trashed_at
FROM edition e JOIN post p USING (post)
WHERE e.trashed_at IS NOT NULL AND p.trashed_at IS NULL
UNION ALL
SELECT 'note', n.id, n.trashed_at
FROM note n JOIN edition e USING (edition) JOIN post p USING (post)
WHERE n.trashed_at IS NOT NULL AND e.trashed_at IS NULL AND p.trashed_at IS NULL
UNION ALL
SELECT 'image', name, trashed_at FROM image WHERE trashed_at IS NOT NULL
