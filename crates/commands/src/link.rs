//! Addresses that lead out of the application, to another program.

use serde::Deserialize;
use serde_json::json;
use text::sanitize;
use ts_rs::TS;

use crate::context::Context;
use crate::failure::{Code, Failure};

/// An address, as it is to be opened.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Link {
    /// The whole of it, in ASCII: what a person is shown is what is opened, sign by sign.
    pub address: String,
}

/// Says whether an address may be opened at all, before anybody is asked.
pub(crate) fn check(_: &Context, request: Link) -> Result<(), Failure> {
    let address = &request.address;
    if address.is_ascii() && sanitize::leads_out(address) {
        return Ok(());
    }
    Err(Failure::new(
        Code::BadValue,
        "this address leads to no site and to no program that is for letters or calls",
        json!({ "field": "link" }),
    ))
}

/// Has the desktop open an address. The window has asked a person, who has seen it.
pub(crate) fn open(context: &Context, request: Link) -> Result<(), Failure> {
    check(context, request.clone())?;
    if context.host.open_address(&request.address) {
        return Ok(());
    }
    Err(Failure::new(
        Code::BadValue,
        "no program of this desktop has taken the address",
        json!({ "field": "link.desktop" }),
    ))
}
