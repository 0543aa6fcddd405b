//! Every command, declared once: name, handler, request, reply.

use serde_json::Value;
use ts_rs::{Config, TS};

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::generate::Declaration;
use crate::host::{Changed, Progress};
use crate::{
    alignment, app, check, copies, edition, export, filter, handover, history, image, library_file,
    link, memory, note, paste, people, post, posting, profile, rescue, seal, several, spelling,
    take_in, template, trash, typography,
};

macro_rules! declare {
    (@when_locked) => { false };
    (@when_locked always) => { true };
    ($($name:literal $(@$when:ident)? $handler:path: $request:ty => $reply:ty,)*) => {
        /// Finds the handler of a command and answers the request.
        pub(crate) fn dispatch(
            context: &Context,
            name: &str,
            request: Value,
        ) -> Result<Value, Failure> {
            match name {
                $($name => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|e| Failure::bad_request(name, &e))?;
                    let reply: $reply = $handler(context, request)?;
                    serde_json::to_value(reply).map_err(|e| Failure::bad_request(name, &e))
                })*
                _ => Err(Failure::new(Code::Internal, format!("there is no command `{name}`"), Value::Null)),
            }
        }

        /// Whether a command is answered while a library waits to be unlocked: those that are
        /// marked `@always`, which neither read nor write a library.
        pub(crate) fn answers_when_locked(name: &str) -> bool {
            match name {
                $($name => declare!(@when_locked $($when)?),)*
                _ => false,
            }
        }

        /// The commands as TypeScript needs them; their types are written on the way.
        pub(crate) fn declarations(config: &Config) -> Result<Vec<Declaration>, ts_rs::ExportError> {
            Changed::export_all(config)?;
            Progress::export_all(config)?;
            Failure::export_all(config)?;
            Ok(vec![$(Declaration::of::<$request, $reply>($name, config)?,)*])
        }
    };
}

declare! {
    "app.state" @always app::state: app::Nothing => app::AppState,
    "app.configure" @always app::configure: app::Configure => app::AppSettings,
    "app.ready" @always app::ready: app::Nothing => (),
    "app.toggleFullScreen" @always app::toggle_full_screen: app::Nothing => (),
    "app.quit" @always app::quit: app::Nothing => (),
    "app.stay" @always app::stay: app::Nothing => (),
    "app.setMenu" @always app::set_menu: app::SetMenu => (),

    "seal.look" @always seal::look: seal::Look => seal::LockedLibrary,
    "seal.unlock" @always seal::unlock: seal::Unlock => library_file::LibraryInfo,
    "seal.recover" @always seal::recover: seal::Recover => library_file::LibraryInfo,
    "seal.destroyKey" @always seal::destroy_key: app::Nothing => seal::DestroyedKey,
    "seal.lock" seal::lock: seal::Lock => (),
    "seal.state" seal::state: app::Nothing => seal::SealState,
    "seal.seal" seal::seal: seal::NewKeyFile => seal::SealedLibrary,
    "seal.unseal" seal::unseal: seal::Unlock => library_file::LibraryInfo,
    "seal.changePassphrase" seal::change_passphrase: seal::ChangePassphrase => seal::PassphrasesLeft,
    "seal.addPassphrase" seal::add_passphrase: seal::AddPassphrase => seal::PassphrasesLeft,
    "seal.keepPassphrase" seal::keep_passphrase: seal::KeepPassphrase => seal::PassphrasesLeft,
    "seal.makeKeyFile" seal::make_key_file: seal::NewKeyFile => seal::PassphrasesLeft,
    "seal.recoveryKey" seal::recovery_key: seal::Unlock => seal::RecoveryGroups,
    "seal.renew" seal::renew: seal::Unlock => seal::RecoveryGroups,
    "seal.removeClearCopies" seal::remove_clear_copies: app::Nothing => seal::ClearCopies,

    "library.create" library_file::create: library_file::NewLibrary => Option<library_file::LibraryInfo>,
    "library.propose" library_file::propose: library_file::ProposePlace => library_file::LibraryPlace,
    "library.choosePlace" library_file::choose_place: library_file::ProposePlace => Option<library_file::LibraryPlace>,
    "library.open" @always library_file::open: library_file::Open => Option<library_file::LibraryInfo>,
    "library.openExample" library_file::open_example: app::Nothing => library_file::LibraryInfo,
    "library.close" @always library_file::close: seal::Lock => (),
    "library.configure" library_file::configure: library_file::Configure => library_file::LibraryInfo,
    "library.leaveAt" library_file::leave_at: library_file::LeftPlace => (),
    "library.undo" library_file::undo: library_file::Undo => Option<library_file::Undone>,
    "library.backup" library_file::backup: app::Nothing => Option<library_file::BackedUp>,

    "copies.state" copies::state: app::Nothing => copies::CopiesState,
    "copies.make" copies::make: app::Nothing => copies::CopiesState,
    "copies.choose" copies::choose: app::Nothing => Option<copies::CopiesState>,
    "copies.leave" copies::leave: app::Nothing => copies::CopiesState,
    "copies.restore" copies::restore: copies::RestoreCopy => library_file::LibraryInfo,
    "copies.forget" copies::forget: app::Nothing => copies::CopiesState,
    "copies.setLimit" copies::set_limit: copies::SetLimit => copies::CopiesState,

    "post.list" post::list: post::ListPosts => post::PostPage,
    "post.find" post::find: post::FindPosts => Vec<post::PostTitle>,
    "post.count" post::count: post::CountPosts => Option<usize>,
    "post.ids" post::ids: post::ListPosts => Vec<String>,
    "post.create" post::create: post::CreatePost => post::Created,
    "post.duplicate" post::duplicate: post::PostId => post::Created,
    "post.values" filter::values: app::Nothing => filter::FilterValues,
    "post.tagSeveral" several::tag: several::TagSeveral => (),
    "post.setStatusOfSeveral" several::set_status: several::SetStatusOfSeveral => (),
    "post.trashSeveral" several::trash: several::SeveralPosts => (),
    "post.get" post::get: post::PostId => post::PostView,
    "post.rename" post::rename: post::RenamePost => post::PostView,
    "post.nearestSlug" post::nearest_slug: post::RenamePost => post::NearestSlug,
    "post.followTitle" post::follow_title: post::PostId => (),
    "post.setStatus" post::set_status: post::SetStatus => (),
    "post.setTags" post::set_tags: post::SetTags => (),
    "post.setDate" post::set_date: post::SetDate => (),
    "post.setSeries" post::set_series: post::SetSeries => (),
    "post.setPeople" post::set_people: post::SetPeople => (),
    "post.trash" post::trash: post::PostId => (),
    "post.restore" post::restore: post::PostId => (),
    "post.emptyTrash" trash::empty: app::Nothing => trash::Forgotten,

    "filter.list" filter::list: app::Nothing => Vec<filter::SavedFilterView>,
    "filter.create" filter::create: filter::SaveFilter => filter::SavedFilterView,
    "filter.rename" filter::rename: filter::RenameFilter => (),
    "filter.remove" filter::remove: filter::ById => (),

    "edition.translate" edition::translate: edition::Translate => edition::EditionView,
    "edition.get" edition::get: edition::EditionId => edition::EditionView,
    "edition.trash" edition::trash: edition::EditionId => (),
    "edition.restore" edition::restore: edition::EditionId => edition::Restored,
    "edition.append" edition::append: edition::AppendEdits => edition::AppendedEdits,
    "edition.check" edition::check: edition::CheckText => edition::AppendedEdits,
    "edition.steps" edition::steps: edition::GetSteps => edition::UndoSteps,
    "edition.rescue" rescue::keep: rescue::RescueEdition => rescue::Kept,
    "edition.rescued" rescue::release: rescue::Release => (),
    "edition.saveCopy" rescue::save_copy: rescue::SaveCopy => Option<String>,
    "rescue.takeIn" rescue::take_in: rescue::TakeIn => rescue::RescuedWords,
    "edition.readNewer" take_in::read: take_in::ReadNewer => Option<take_in::NewerInfo>,
    "edition.versions" take_in::versions: edition::EditionId => Vec<take_in::VersionView>,
    "edition.compareNewer" take_in::compare: take_in::CompareNewer => take_in::NewerComparison,
    "edition.takeIn" take_in::take: take_in::TakeNewer => alignment::Done,
    "edition.letNewerGo" take_in::let_go: take_in::LetNewerGo => (),
    "edition.setLanguage" edition::set_language: edition::SetLanguage => (),
    "edition.setSlug" edition::set_slug: edition::SetSlug => (),
    "edition.setName" edition::set_name: edition::SetName => (),
    "edition.setTags" edition::set_tags: edition::SetTags => (),

    "people.headings" people::headings: app::Nothing => people::Headings,
    "people.setBiography" people::set_biography: people::SetBiography => (),
    "people.nameSeries" people::name_series: people::NameSeries => (),

    "image.add" image::add: image::AddImage => image::AddedImage,
    "image.get" image::get: image::GetImage => image::ImageView,
    "image.setExportWidth" image::set_export_width: image::SetExportWidth => (),
    "image.list" image::list: app::Nothing => Vec<image::ImageInfo>,
    "image.trash" image::trash: image::ImageName => (),
    "image.restore" image::restore: image::ImageName => (),

    "trash.list" trash::list: app::Nothing => trash::TrashView,
    "trash.empty" trash::empty: app::Nothing => trash::Forgotten,
    "trash.forget" trash::forget: trash::ForgetOne => trash::Forgotten,
    "trash.setDays" trash::set_days: trash::SetDays => (),

    "history.timeline" history::timeline: history::GetTimeline => history::Timeline,
    "history.weigh" history::weigh: history::WeighStretches => Vec<Option<history::Weight>>,
    "history.open" history::open: history::Revision => history::MomentView,
    "history.compare" history::compare: history::CompareMoments => history::ComparisonView,
    "history.search" history::search: history::SearchPast => Vec<history::PastHitView>,
    "history.checkpoint" history::checkpoint: history::NameMoment => history::MarkView,
    "history.renameCheckpoint" history::rename_checkpoint: history::RenameCheckpoint => (),
    "history.removeCheckpoint" history::remove_checkpoint: history::CheckpointId => (),
    "history.restore" history::restore: history::Revision => (),
    "history.restoreRow" history::restore_row: history::RestoreRow => (),
    "history.forget" history::forget: history::ForgetPast => history::ForgottenPast,
    "history.blackOut" history::black_out: history::BlackOut => history::BlackedOut,

    "alignment.get" alignment::get: alignment::TwoEditions => alignment::PairingView,
    "alignment.sentences" alignment::sentences: alignment::GetSentences => Vec<alignment::SentencePair>,
    "alignment.confirm" alignment::confirm: alignment::BeadId => alignment::Done,
    "alignment.confirmAll" alignment::confirm_all: alignment::TwoEditions => alignment::Done,
    "alignment.typo" alignment::only_a_typo: alignment::BeadId => alignment::Done,
    "alignment.link" alignment::link: alignment::LinkPlaces => alignment::Done,
    "alignment.separate" alignment::separate: alignment::BeadId => alignment::Done,
    "alignment.join" alignment::join: alignment::BeadId => alignment::Done,
    "alignment.setAlone" alignment::set_alone: alignment::SetAlone => alignment::Done,
    "alignment.setLead" alignment::set_lead: alignment::SetLead => alignment::Done,
    "alignment.setPairLead" alignment::set_pair_lead: alignment::SetPairLead => alignment::Done,
    "alignment.setRead" alignment::set_read: alignment::SetRead => alignment::Done,
    "alignment.carry" alignment::carry: alignment::CarryOver => alignment::CarriedOver,

    "check.post" check::post: alignment::TwoEditions => check::Checked,
    "check.dismiss" check::dismiss: check::DismissFinding => alignment::Done,
    "check.list" check::list: app::Nothing => Vec<check::CheckInfo>,
    "check.switch" check::switch: check::SwitchCheck => Vec<check::CheckInfo>,

    "paste.html" paste::html: paste::PasteHtml => paste::PastedHtml,
    "paste.text" paste::text: paste::PasteText => paste::PastedText,

    "handover.make" handover::make: handover::HandOver => Option<handover::HandedOver>,
    "handover.choose" handover::choose: app::Nothing => Option<handover::ChosenHandover>,
    "handover.look" handover::look: handover::LookAtHandover => handover::LookedView,
    "handover.takeIn" handover::take_in: handover::TakeOver => Option<handover::TakenOver>,

    "memory.search" memory::search: memory::SearchMemory => memory::MemoryPage,

    "link.check" link::check: link::Link => (),
    "link.open" link::open: link::Link => (),

    "note.list" note::list: post::PostId => Vec<note::NoteView>,
    "note.create" note::create: note::CreateNote => note::NoteView,
    "note.answer" note::answer: note::AnswerNote => (),
    "note.resolve" note::resolve: note::NoteId => (),
    "note.reopen" note::reopen: note::NoteId => (),
    "note.hold" note::hold: note::HoldNote => (),
    "note.trash" note::trash: note::NoteId => (),
    "note.restore" note::restore: note::NoteId => (),

    "spelling.check" spelling::check: spelling::CheckSpelling => spelling::CheckedSpelling,
    "spelling.suggest" spelling::suggest: spelling::SpeltWord => Vec<String>,
    "spelling.add" spelling::add: spelling::SpeltWord => (),
    "spelling.remove" spelling::remove: spelling::SpeltWord => (),
    "spelling.list" spelling::list: spelling::ListWords => Vec<String>,
    "spelling.languages" spelling::languages: app::Nothing => Vec<&'static str>,

    "typography.marks" typography::marks: typography::GetMarks => Option<typography::MarksView>,
    "typography.set" typography::set: typography::SetText => Vec<edition::EditMade>,

    "template.list" template::list: app::Nothing => Vec<template::TemplateView>,
    "template.get" template::get: template::Key => template::TemplateView,
    "template.create" template::create: template::TemplateWords => template::TemplateView,
    "template.save" template::save: template::SaveTemplate => template::TemplateView,
    "template.remove" template::remove: template::Key => (),
    "template.reset" template::reset: template::Key => (),

    "profile.list" profile::list: app::Nothing => Vec<profile::ProfileView>,
    "profile.save" profile::save: profile::SaveProfile => profile::ProfileView,
    "profile.copy" profile::copy: profile::CopyProfile => profile::ProfileView,
    "profile.remove" profile::remove: profile::ById => (),
    "profile.reset" profile::reset: profile::ById => profile::ProfileView,
    "profile.share" profile::share: profile::ById => Option<profile::SharedProfile>,
    "profile.takeIn" profile::take_in: app::Nothing => Option<profile::TakenInProfile>,
    "profile.template" profile::shipped_template: app::Nothing => profile::TemplateText,
    "profile.check" profile::check: profile::CheckProfile => profile::CheckedProfile,

    "posting.get" posting::get: posting::GetPosting => posting::Posting,
    "posting.saveImages" posting::images: posting::SaveImages => Option<posting::SavedImages>,
    "posting.record" posting::record: posting::RecordPosted => posting::PostedView,
    "posting.remove" posting::remove: posting::PostedId => (),
    "posting.changed" posting::changed: posting::GetChanged => posting::ChangedSincePosted,
    "posting.draft" posting::draft: posting::DraftCorrection => posting::CorrectionLine,
    "posting.correct" posting::correct: posting::CorrectPost => alignment::Done,

    "export.formats" export::formats: app::Nothing => Vec<export::FormatInfo>,
    "export.preview" export::preview: export::PreviewExport => export::Preview,
    "export.ready" export::ready: export::ExportPosts => Vec<export::NotReadyView>,
    "export.save" export::save: export::SaveExport => Option<export::Saved>,
    "export.copy" export::copy: export::ExportPosts => export::Copied,
    "export.carryOut" export::carry_out: export::ExportPosts => export::CarriedOut,
    "export.saveReceipt" export::save_receipt: export::SaveReceipt => Option<export::SavedReceipt>,
    "export.cancel" export::cancel: export::ExportJob => (),
    "export.openFolder" export::open_folder: export::OpenFolder => (),
    "export.keptWords" export::kept_words: app::Nothing => Vec<String>,
    "export.setKeptWords" export::set_kept_words: export::SetKeptWords => alignment::Done,
}
