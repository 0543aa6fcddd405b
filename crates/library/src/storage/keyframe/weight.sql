SELECT count(*), coalesce(sum(octet_length(coalesce(edits, blacked_out))), 0)
FROM change
WHERE edition = ?1 AND field = ?2 AND number > ?3
