//! A directory's files, read and joined. What cannot be read is named; nothing else is lost.

use serde::{Deserialize, Serialize};

use super::joined::{Joined, needed};
use super::rows::{Row, Unread, each_row};
use super::{DirectoryFile, Told};
use crate::shared::{Coded, Refusal};
use crate::support::providers::{Hours, Phone, Reach};

/// Where each row of languages and hours belongs first.
const SERVICE_FIRST: [&str; 3] = ["service_id", "location_id", "organization_id"];
/// Where each telephone number belongs first: it rings at a place.
const PLACE_FIRST: [&str; 3] = ["location_id", "service_id", "organization_id"];

/// A directory as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// What is told of each provider, with the line of `organizations.csv` on which it begins.
    pub told: Vec<(usize, Told)>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// How much of each file was read.
    pub files: Vec<FileRead>,
}

/// How much of a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    /// Its name.
    pub name: String,
    /// Its rows, the heads and blank lines aside.
    pub rows: usize,
    /// Those that were read.
    pub read: usize,
}

/// Reads a directory out of its files, each with its name.
///
/// # Errors
/// Why it cannot be read as a whole: `directory-file-missing`, `directory-column-missing`,
/// `directory-file-unreadable` with what is wrong with the file, `directory-file-twice`.
pub fn read(files: &[(String, Vec<u8>)]) -> Result<Directory, Vec<Refusal>> {
    let (mut joined, mut unread, mut read, mut wrong) = (Joined::default(), Vec::new(), Vec::new(), Vec::new());
    for file in DirectoryFile::ALL {
        let mut those = files.iter().filter(|(name, _)| DirectoryFile::of_name(name) == Some(*file));
        let Some((name, bytes)) = those.next() else {
            if file.is_needed() {
                wrong.push(Refusal::because("directory-file-missing").with("file", format!("{}.csv", file.names()[0])));
            }
            continue;
        };
        if let Some((second, _)) = those.next() {
            wrong.push(Refusal::because("directory-file-twice").with("file", name).with("second", second));
        }
        let (mut taken, mut told) = (0, Vec::new());
        let rows = each_row((name, bytes), *file, &mut told, |row, told| match take(&mut joined, *file, row) {
            Ok(field) => {
                taken += 1;
                told.extend(field);
            }
            Err(one) => told.push(one),
        });
        match rows {
            Ok(rows) => read.push(FileRead { name: name.clone(), rows, read: taken }),
            Err(refusals) => wrong.extend(refusals),
        }
        unread.extend(told);
    }
    for (name, _) in files.iter().filter(|(name, _)| DirectoryFile::of_name(name).is_none()) {
        unread.push(not_known(name));
    }
    if wrong.is_empty() { Ok(Directory { told: joined.done(), unread, files: read }) } else { Err(wrong) }
}

/// Takes one row; answers a field of it that could not be read.
fn take(joined: &mut Joined, file: DirectoryFile, row: &Row<'_>) -> Result<Option<Unread>, Unread> {
    match file {
        DirectoryFile::Organizations => joined.organization(row),
        DirectoryFile::Services => joined.service(row),
        DirectoryFile::ServicesAtLocation => joined.offered(row),
        DirectoryFile::Locations => return joined.location(row),
        DirectoryFile::Addresses => joined.address(row),
        DirectoryFile::Phones => {
            let phone = Phone { number: needed(row, "number")?, extension: row.text("extension"), about: about(row) };
            joined.reach(row, &PLACE_FIRST, |reach| once(&mut reach.phones, &phone))
        }
        DirectoryFile::Languages => {
            let language = row.text("language").or_else(|| row.text("name"));
            let language = language.ok_or_else(|| row.unread("language", "directory-missing"))?;
            joined.reach(row, &SERVICE_FIRST, |reach| once(&mut reach.languages, &language))
        }
        DirectoryFile::Schedules => {
            let (hours, text) = hours(row)?;
            joined.reach(row, &SERVICE_FIRST, |reach: &mut Reach| {
                hours.iter().for_each(|hours| once(&mut reach.hours, hours));
                text.iter().for_each(|text| once(&mut reach.hours_text, text));
            })
        }
        DirectoryFile::Eligibility => joined.eligibility(row),
        DirectoryFile::Accessibility => joined.accessibility(row),
    }?;
    Ok(None)
}

/// What a telephone number is for, and what else is said of it.
fn about(row: &Row<'_>) -> Option<String> {
    let said = ["type", "language", "description"].iter().filter_map(|column| row.text(column));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The hours of a weekday, and how somebody wrote all of them.
fn hours(row: &Row<'_>) -> Result<(Option<Hours>, Option<String>), Unread> {
    let text = row.text("original_text").or_else(|| row.text("description"));
    let weekday = row.text("weekday").or_else(|| row.text("byday"));
    match (weekday, text) {
        (None, None) => Err(row.unread("weekday", "directory-missing")),
        (weekday, text) => {
            let hours = |weekday| Hours { weekday, opens: row.text("opens_at"), closes: row.text("closes_at") };
            Ok((weekday.map(hours), text))
        }
    }
}

fn once<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) {
    if !all.contains(one) {
        all.push(one.clone());
    }
}

fn not_known(name: &str) -> Unread {
    Unread {
        file: name.to_owned(),
        row: 0,
        field: String::new(),
        reason: "directory-file-unknown".to_owned(),
        value: String::new(),
        rest_read: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    const ORGANIZATIONS: (&str, &str) =
        ("organizations.csv", "id,name,tax_id\n1,Little Oaks,99-1\n2,Literacy Council,\n");
    const SERVICES: (&str, &str) = (
        "services.csv",
        "id,organization_id,name,description\n10,1,Evening child care,Tue and Thu\n11,9,Lost,\n10,2,Twice,\n,1,No id,\n",
    );

    fn told(unread: &[Unread]) -> Vec<(&str, usize, &str, &str)> {
        unread.iter().map(|one| (&*one.file, one.row, &*one.field, &*one.reason)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_named_and_nothing_else_is_lost() {
        let directory = read(&files(&[ORGANIZATIONS, SERVICES])).unwrap();
        assert_eq!(directory.told.len(), 2);
        let oaks = &directory.told[0].1;
        assert_eq!(oaks.details.more.0["tax_id"], "99-1");
        assert_eq!(oaks.services.len(), 1);
        assert_eq!(
            told(&directory.unread),
            [
                ("services.csv", 3, "organization_id", "directory-id-unknown"),
                ("services.csv", 4, "id", "directory-id-twice"),
                ("services.csv", 5, "id", "directory-missing"),
            ]
        );
        assert_eq!(directory.files[1], FileRead { name: "services.csv".into(), rows: 4, read: 1 });
    }

    #[test]
    fn a_place_is_reached_by_the_services_offered_there() {
        let directory = read(&files(&[
            ORGANIZATIONS,
            SERVICES,
            ("services_at_location.csv", "service_id,location_id\n10,5\n11,6\n"),
            ("locations.csv", "id,organization_id,name\n5,5,Front door\n6,6,Nowhere\n7,2,Library\n"),
            ("physical_addresses.csv", "location_id,address_1,city,state_province,postal_code\n5,1 Oak St,Miami,FL ,33157\n7,,,FL,\n"),
            ("phones.csv", "location_id,service_id,number\n5,10,305-1\n6,11,305-2\n5,10,\n"),
            ("languages.csv", "service_id,location_id,language\n10,5,Spanish\n10,5,Spanish\n"),
            ("regular_schedules.csv", "service_id,weekday,opens_at,closes_at,original_text\n10,Monday,9,5,\"9-5, Mon-Tue\"\n10,Tuesday,9,5,\"9-5, Mon-Tue\"\n"),
            ("eligibility.csv", "id,service_id,eligibility\n,,Girls\n,10,Parents in training\n"),
            ("accessibility_for_disabilities.csv", "location_id,accessibility\n5,Ramp\n7,\n"),
            ("contacts.csv", "id\n1\n"),
        ]))
        .unwrap();
        let oaks = &directory.told[0].1;
        let (site, service) = (&oaks.sites[0].details, &oaks.services[0].details);
        assert_eq!((site.state.as_deref(), site.accessibility.as_deref()), (Some("FL"), Some("Ramp")));
        assert_eq!(site.reach.phones.len(), 1);
        assert_eq!(
            (service.reach.languages.len(), service.reach.hours.len(), service.reach.hours_text.len()),
            (1, 2, 1)
        );
        assert_eq!(service.eligibility.as_deref(), Some("Parents in training"));
        assert_eq!(oaks.services[0].sites, ["5"]);
        assert_eq!(directory.told[1].1.sites.len(), 1, "a place without a service belongs to its organization");
        let unread = told(&directory.unread);
        for expected in [
            ("services_at_location.csv", 3, "service_id", "directory-id-unknown"),
            ("locations.csv", 2, "organization_id", "directory-id-unknown"),
            ("locations.csv", 3, "organization_id", "directory-id-unknown"),
            ("physical_addresses.csv", 3, "address_1", "directory-says-nothing"),
            ("phones.csv", 3, "location_id", "directory-id-unknown"),
            ("phones.csv", 4, "number", "directory-missing"),
            ("eligibility.csv", 2, "service_id", "directory-missing"),
            ("accessibility_for_disabilities.csv", 3, "accessibility", "directory-says-nothing"),
            ("contacts.csv", 0, "", "directory-file-unknown"),
        ] {
            assert!(unread.contains(&expected), "{expected:?} in {unread:?}");
        }
        let rest_read: Vec<_> = directory.unread.iter().filter(|one| one.rest_read).map(|one| one.row).collect();
        assert_eq!(rest_read, [2], "the place is there, without its organization");
    }

    #[test]
    fn every_row_was_read_or_is_named() {
        let directory = read(&files(&[ORGANIZATIONS, SERVICES])).unwrap();
        for file in &directory.files {
            let named = directory.unread.iter().filter(|one| one.file == file.name && !one.rest_read).count();
            assert_eq!(file.rows, file.read + named, "{}", file.name);
        }
    }

    #[test]
    fn a_directory_without_its_files_is_refused_by_their_names() {
        let refusals = read(&files(&[("phones.csv", "number\n1\n")])).unwrap_err();
        assert_eq!(
            refusals.iter().map(|refusal| &*refusal.args[0].1).collect::<Vec<_>>(),
            ["organizations.csv", "services.csv"]
        );
        let twice = read(&files(&[ORGANIZATIONS, SERVICES, ("service.csv", SERVICES.1)])).unwrap_err();
        assert_eq!(twice[0].code, "directory-file-twice");
    }
}
