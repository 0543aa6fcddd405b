//! slug
