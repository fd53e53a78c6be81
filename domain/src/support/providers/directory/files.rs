//! The files of a directory: what they are called, and the columns without which they cannot be read.

crate::coded! {
    /// A file of a directory.
    pub enum DirectoryFile("directory-file") {
        /// Providers.
        Organizations = "organizations",
        /// What they help with.
        Services = "services",
        /// Where each service is offered.
        ServicesAtLocation = "services-at-location",
        /// Places.
        Locations = "locations",
        /// Their addresses.
        Addresses = "addresses",
        /// Telephone numbers.
        Phones = "phones",
        /// Languages.
        Languages = "languages",
        /// Opening hours.
        Schedules = "schedules",
        /// For whom a service is.
        Eligibility = "eligibility",
        /// How places can be entered and used.
        Accessibility = "accessibility",
    }
}

impl DirectoryFile {
    /// What it is called, without its ending, in the versions of the format.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Organizations => &["organizations", "organization"],
            Self::Services => &["services", "service"],
            Self::ServicesAtLocation => &["services_at_location", "service_at_location", "services_at_locations"],
            Self::Locations => &["locations", "location"],
            Self::Addresses => &["physical_addresses", "physical_address", "addresses", "address"],
            Self::Phones => &["phones", "phone"],
            Self::Languages => &["languages", "language"],
            Self::Schedules => &["regular_schedules", "regular_schedule", "schedules", "schedule"],
            Self::Eligibility => &["eligibility", "eligibilities"],
            Self::Accessibility => &["accessibility_for_disabilities", "accessibility"],
        }
    }

    /// The columns without which nothing of it can be read.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Organizations => &["id", "name"],
            Self::Services => &["id", "organization_id", "name"],
            Self::ServicesAtLocation => &["service_id", "location_id"],
            Self::Locations => &["id", "name"],
            Self::Addresses | Self::Accessibility => &["location_id"],
            Self::Phones => &["number"],
            Self::Languages | Self::Schedules => &["service_id"],
            Self::Eligibility => &["service_id", "eligibility"],
        }
    }

    /// Whether there is no directory without it.
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Organizations | Self::Services)
    }

    /// The file of this name, whatever folder it lies in.
    pub fn of_name(name: &str) -> Option<Self> {
        use crate::shared::Coded;
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        let stem = last.strip_suffix(".csv")?;
        Self::ALL.iter().copied().find(|file| file.names().contains(&stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn a_file_is_known_by_its_name_and_by_one_only() {
        assert_eq!(DirectoryFile::of_name("miami/Physical_Addresses.CSV"), Some(DirectoryFile::Addresses));
        assert_eq!(DirectoryFile::of_name("contacts.csv"), None);
        assert_eq!(DirectoryFile::of_name("organizations.xlsx"), None);
        for file in DirectoryFile::ALL {
            for name in file.names() {
                assert_eq!(DirectoryFile::of_name(&format!("{name}.csv")), Some(*file));
            }
        }
    }
}
