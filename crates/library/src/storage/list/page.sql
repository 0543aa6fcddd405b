ORDER BY p.touched_at DESC, p.post DESC
LIMIT :limit OFFSET :offset
