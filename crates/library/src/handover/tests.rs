//! The laws of handing over, with libraries on disk and files in between.

mod bad;
mod laws;
mod street;
mod support;
