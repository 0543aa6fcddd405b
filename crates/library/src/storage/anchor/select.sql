SELECT anchor, from_at, to_at, stick_from FROM anchor
WHERE edition = ?1 AND field = ?2
ORDER BY from_at
