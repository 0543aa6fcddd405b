//! The TypeScript of the boundary, written from the declarations.

use std::collections::BTreeSet;
use std::path::Path;

use ts_rs::{Config, ExportError, TS};

use crate::list;

/// One command as TypeScript needs it.
pub(crate) struct Declaration {
    name: &'static str,
    request: String,
    reply: String,
    imports: BTreeSet<String>,
}

impl Declaration {
    /// Writes the types of a command and says how it is called.
    pub(crate) fn of<Request: TS + 'static, Reply: TS + 'static>(
        name: &'static str,
        config: &Config,
    ) -> Result<Declaration, ExportError> {
        let mut imports = BTreeSet::new();
        export::<Request>(config, &mut imports)?;
        export::<Reply>(config, &mut imports)?;
        Ok(Declaration {
            name,
            request: Request::name(config),
            reply: Reply::name(config),
            imports,
        })
    }
}

/// Writes a type with all that it needs. Options and lists have no file of their own, but
/// what is in them has.
fn export<T: TS + 'static>(
    config: &Config,
    imports: &mut BTreeSet<String>,
) -> Result<(), ExportError> {
    if T::output_path().is_some() {
        T::export_all(config)?;
        imports.insert(T::ident(config));
    }
    struct Generics<'a>(
        &'a Config,
        &'a mut BTreeSet<String>,
        Result<(), ExportError>,
    );
    impl ts_rs::TypeVisitor for Generics<'_> {
        fn visit<U: TS + 'static + ?Sized>(&mut self) {
            if U::output_path().is_some() && self.2.is_ok() {
                self.2 = U::export_all(self.0);
                self.1.insert(U::ident(self.0));
            }
        }
    }
    let mut generics = Generics(config, imports, Ok(()));
    T::visit_generics(&mut generics);
    generics.2
}

/// Writes all of it into a folder.
///
/// # Errors
///
/// A failed write.
pub fn generate(folder: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    let declarations = list::declarations(&config)?;
    let imports: BTreeSet<&String> = declarations.iter().flat_map(|d| &d.imports).collect();
    let mut file =
        String::from("// Written from Rust by `cargo xtask generate`; not edited by hand.\n");
    for name in imports {
        file.push_str(&format!("import type {{ {name} }} from \"./{name}\";\n"));
    }
    file.push_str("\nexport interface Commands {\n");
    for Declaration {
        name,
        request,
        reply,
        ..
    } in &declarations
    {
        file.push_str(&format!(
            "  \"{name}\": {{ request: {request}; reply: {reply} }};\n"
        ));
    }
    file.push_str("}\n");
    std::fs::write(folder.join("commands.ts"), file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn files(folder: &Path) -> BTreeMap<String, String> {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, std::fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }

    #[test]
    fn the_committed_types_are_those_of_the_declarations() {
        let fresh = tempfile::tempdir().unwrap();
        generate(fresh.path()).unwrap();
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated");
        assert_eq!(
            files(&committed),
            files(fresh.path()),
            "run `cargo xtask generate` and commit ui/src/generated"
        );
    }
}
