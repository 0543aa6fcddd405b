//! Profiles: for whom exports are made.

mod options;

use library::export::profile::{self as profiles, Profile, ProfileOptions};
use library::export::{Format, template};
use library::{Error, Op, ProfileId};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::post::language;

pub use options::ProfileOptionsView;

/// A profile.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Profile")]
pub struct ProfileView {
    /// Its id.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// The key of a shipped one, which can be reset and not removed; empty for a person's own.
    pub shipped: String,
    /// Whether it is shipped and asks for something else now.
    pub changed: bool,
    /// Name of the format that it is mostly used for.
    pub format: String,
    /// What it asks for.
    pub options: ProfileOptionsView,
}

fn view(profile: Profile) -> library::Result<ProfileView> {
    Ok(ProfileView {
        id: profile.id.to_string(),
        name: profile.name,
        shipped: profile.shipped,
        changed: profile.is_changed,
        format: profile.format.id().to_owned(),
        options: ProfileOptionsView::of(&profile.options)?,
    })
}

/// Reads an id; what is none names nothing.
pub(crate) fn id(given: &str) -> Result<ProfileId, Failure> {
    let no_such = |_| Failure::no_such("profile", given);
    given.parse().map_err(no_such)
}

/// Which profile.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "ProfileById")]
pub struct ById {
    /// Its id.
    pub id: String,
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<Vec<ProfileView>, Failure> {
    context.read(|q| profiles::list(q)?.into_iter().map(view).collect())
}

/// A profile, and what it asks for from now on.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveProfile {
    /// Its id.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// Name of the format that it is mostly used for.
    pub format: String,
    /// What it asks for.
    pub options: ProfileOptionsView,
}

pub(crate) fn save(context: &Context, request: SaveProfile) -> Result<ProfileView, Failure> {
    let (id, format) = (id(&request.id)?, Format::parse(&request.format)?);
    let options = request.options.read()?;
    context.write(Op::SaveProfile, |tx| {
        view(profiles::save(tx, id, &request.name, format, options)?)
    })
}

/// A profile, and the name of its copy.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CopyProfile {
    /// Its id.
    pub id: String,
    /// What the copy is called; where another has that name, a number comes behind it.
    pub name: String,
}

pub(crate) fn copy(context: &Context, request: CopyProfile) -> Result<ProfileView, Failure> {
    let id = id(&request.id)?;
    context.write(Op::CreateProfile, |tx| {
        view(profiles::copy(tx, id, &request.name)?)
    })
}

pub(crate) fn remove(context: &Context, request: ById) -> Result<(), Failure> {
    let id = id(&request.id)?;
    context.write(Op::RemoveProfile, |tx| profiles::remove(tx, id))
}

pub(crate) fn reset(context: &Context, request: ById) -> Result<ProfileView, Failure> {
    let id = id(&request.id)?;
    context.write(Op::ResetProfile, |tx| {
        profiles::reset(tx, id)?;
        view(profiles::get(tx, id)?)
    })
}

/// Where a profile was written to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SharedProfile {
    /// The file.
    pub path: String,
}

pub(crate) fn share(context: &Context, request: ById) -> Result<Option<SharedProfile>, Failure> {
    let id = id(&request.id)?;
    let profile = context.read(|q| profiles::get(q, id))?;
    let suggested = profiles::file_name(&profile);
    let Some(path) = context.host.choose_new_profile(&suggested) else {
        return Ok(None);
    };
    profiles::share_as(&profile, &path)?;
    Ok(Some(SharedProfile {
        path: path.display().to_string(),
    }))
}

/// A profile that was taken in from a file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenInProfile {
    /// The profile.
    pub profile: ProfileView,
    /// Names of fields that are not known here, or hold what is not.
    pub left_out: Vec<String>,
}

pub(crate) fn take_in(context: &Context, _: Nothing) -> Result<Option<TakenInProfile>, Failure> {
    let Some(path) = context.host.choose_profile() else {
        return Ok(None);
    };
    let file = profiles::bytes_of(&path)?;
    context.write(Op::CreateProfile, |tx| {
        let taken = profiles::take_in(tx, &file)?;
        Ok(Some(TakenInProfile {
            profile: view(taken.profile)?,
            left_out: taken.left_out,
        }))
    })
}

/// What a profile would ask for, and a post to try it with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckProfile {
    /// What it would ask for.
    pub options: ProfileOptionsView,
    /// The language of the edition.
    pub language: String,
    /// Its slug.
    pub slug: String,
    /// Its date, an ISO 8601 day.
    pub date: String,
}

/// What became of trying it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckedProfile {
    /// Where the edition would stand; empty where the profile does not say.
    pub address: String,
    /// What cannot be asked for, first of all.
    pub trouble: Option<ProfileTrouble>,
}

/// What a profile cannot ask for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProfileTrouble {
    /// The name of the option.
    pub option: String,
    /// What is wrong with it.
    pub fault: String,
    /// As it was given.
    pub given: String,
}

pub(crate) fn check(_: &Context, request: CheckProfile) -> Result<CheckedProfile, Failure> {
    let language: LanguageTag = language(&request.language)?;
    let options: ProfileOptions = request.options.read()?;
    let trouble = match profiles::check(&options) {
        Ok(()) => None,
        Err(Error::BadOption {
            option,
            given,
            fault,
        }) => Some(ProfileTrouble {
            option: option.to_owned(),
            fault: fault.word().to_owned(),
            given,
        }),
        Err(Error::BadTemplate { line, reason }) => Some(ProfileTrouble {
            option: "template".to_owned(),
            fault: "template".to_owned(),
            given: format!("{line}: {reason}"),
        }),
        Err(error) => return Err(error.into()),
    };
    let profile = Profile {
        options,
        ..Profile::default()
    };
    Ok(CheckedProfile {
        address: profile.address(&language, &request.slug, &request.date),
        trouble,
    })
}

/// A template.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateText {
    /// What it says.
    pub text: String,
}

/// The template of a page that is shipped, to be copied and changed.
pub(crate) fn shipped_template(_: &Context, _: Nothing) -> Result<TemplateText, Failure> {
    Ok(TemplateText {
        text: template::shipped().to_owned(),
    })
}
