//! The gate: ammonia with the policy's rules, one for each policy.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
};

use ammonia::{Builder, UrlRelative};

use super::{
    allowed::{ELEMENTS, GENERIC, WITH_CONTENT, allows_value},
    policy::{Policy, Scheme},
};

/// How many gates are kept. A library has a few profiles; a program that tries all policies makes
/// them anew.
const KEPT: usize = 64;

/// Returns the gate of a policy.
pub(super) fn gate(policy: &Policy) -> Arc<Builder<'static>> {
    static GATES: RwLock<BTreeMap<Policy, Arc<Builder<'static>>>> = RwLock::new(BTreeMap::new());
    // A gate is whole before it is put there, so one who panicked has left nothing half done.
    let kept = GATES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(gate) = kept.get(policy) {
        return gate.clone();
    }
    drop(kept);
    let gate = Arc::new(build(policy.in_order()));
    let mut kept = GATES.write().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(policy.clone(), gate.clone());
    gate
}

fn build(policy: Policy) -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let schemes = policy.schemes.iter().copied().map(Scheme::as_str);
    let schemes = ["http", "https", "mailto"].into_iter().chain(schemes);
    let mut gate = Builder::empty();
    gate.tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
        .clean_content_tags(set(WITH_CONTENT))
        .generic_attributes(set(GENERIC))
        .tag_attributes(
            ELEMENTS
                .iter()
                .filter(|(_, names)| !names.is_empty())
                .map(|(name, names)| (*name, set(names)))
                .collect::<HashMap<_, _>>(),
        )
        .url_schemes(schemes.collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| {
            allows_value(&policy, element, attribute, value).then_some(Cow::Borrowed(value))
        });
    gate
}
