//! The second layer: Landlock, which knows TCP by port since Linux 6.7, and UDP since 7.2.
//!
//! It is best effort. A kernel without it, or with an older one, has the filter, which alone
//! keeps everything off. Where a build has a door ([`super::doors`]), this makes it one port
//! wide.
//!
//! Sockets without a place in the file system are left reachable: X11, and the buses of input
//! methods, are such sockets on many desktops.

use landlock::{
    ABI, Access as _, AccessNet, NetPort, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _,
    RulesetError, RulesetStatus,
};

use super::doors::Doors;

/// Refuses TCP and UDP but through the doors; says how far the kernel went.
pub fn keep(doors: &Doors) -> RulesetStatus {
    // What fails here is what a kernel cannot do, and the filter does not need it.
    restrict(doors).unwrap_or(RulesetStatus::NotEnforced)
}

fn restrict(doors: &Doors) -> Result<RulesetStatus, RulesetError> {
    let listen = doors
        .listen
        .map(|port| NetPort::new(port, AccessNet::BindTcp));
    let call = doors
        .call
        .map(|port| NetPort::new(port, AccessNet::ConnectTcp));
    let rules = listen.into_iter().chain(call).map(Ok::<_, RulesetError>);
    let status = Ruleset::default()
        .handle_access(AccessNet::from_all(ABI::V10))?
        .create()?
        .add_rules(rules)?
        .restrict_self()?;
    Ok(status.ruleset)
}
