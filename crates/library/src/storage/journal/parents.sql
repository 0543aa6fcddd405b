SELECT chain FROM change_parent
WHERE edition = ?1 AND number = ?2
ORDER BY position
