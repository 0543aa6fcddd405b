//! Taking files in.

pub mod text_file;
