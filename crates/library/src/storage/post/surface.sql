UPDATE post SET touched_at = ?2
WHERE post = ?1
  AND post IS NOT (
    SELECT post FROM post WHERE trashed_at IS NULL ORDER BY touched_at DESC, post DESC LIMIT 1)
