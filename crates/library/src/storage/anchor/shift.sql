-- ?3 from, ?4 deleted, ?5 inserted. A place beyond the deletion shifts; one at its end
-- goes behind what was inserted; one at its start stays; one inside it, or at the place
-- of a pure insertion, goes to the side it sticks to (0 before, 1 after).
UPDATE anchor SET
  from_at = CASE
    WHEN from_at < ?3 THEN from_at
    WHEN from_at > ?3 + ?4 THEN from_at + ?5 - ?4
    WHEN ?4 > 0 AND from_at = ?3 THEN ?3
    WHEN ?4 > 0 AND from_at = ?3 + ?4 THEN ?3 + ?5
    ELSE ?3 + ?5 * stick_from END,
  to_at = max(
    CASE
      WHEN from_at < ?3 THEN from_at
      WHEN from_at > ?3 + ?4 THEN from_at + ?5 - ?4
      WHEN ?4 > 0 AND from_at = ?3 THEN ?3
      WHEN ?4 > 0 AND from_at = ?3 + ?4 THEN ?3 + ?5
      ELSE ?3 + ?5 * stick_from END,
    CASE
      WHEN to_at < ?3 THEN to_at
      WHEN to_at > ?3 + ?4 THEN to_at + ?5 - ?4
      WHEN ?4 > 0 AND to_at = ?3 THEN ?3
      WHEN ?4 > 0 AND to_at = ?3 + ?4 THEN ?3 + ?5
      ELSE ?3 + ?5 * stick_to END)
WHERE edition = ?1 AND field = ?2 AND to_at >= ?3
