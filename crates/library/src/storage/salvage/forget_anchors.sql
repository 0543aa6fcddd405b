-- Those of notes stay: what was said is not to go with the place.
DELETE FROM anchor
WHERE edition = ?1 AND anchor NOT IN (SELECT anchor FROM note)
