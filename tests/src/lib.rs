//! Whole-street acceptance tests.
