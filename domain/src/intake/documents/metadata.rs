//! What a camera writes beside the picture. TIFF 6.0 directories: entries of twelve bytes with tag, type, count, value.

/// The tag of a picture's orientation.
const ORIENTATION: u16 = 0x0112;
/// The tag that leads to the directory of places.
const PLACES: u16 = 0x8825;
/// Bytes of one entry.
const ENTRY: usize = 12;
/// A directory of places has 32 tags at most; more are a trick.
const MOST_PLACES: usize = 40;

/// How a picture must be turned, 1 to 8, where its notes say so.
pub(super) fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = Tiff::of(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))?;
    let entry = tiff.entry(tiff.first()?, ORIENTATION)?;
    let turned = tiff.short(entry + 8)?;
    u8::try_from(turned).ok().filter(|turned| (1..=8).contains(turned))
}

/// Notes that say how to turn the picture, and nothing else.
pub(super) fn only_orientation(turned: u8) -> Vec<u8> {
    let head = b"MM\0*\0\0\0\x08\0\x01";
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0];
    [&head[..], &entry, &[0; 4]].concat()
}

/// The largest picture that a HEIC holds, as its `ispe` boxes say.
pub(super) fn largest_extent(heic: &[u8]) -> Option<(u32, u32)> {
    let word = |at: usize| heic.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    // Name, version and flags, width, height.
    let extents = positions(heic, b"ispe").filter_map(|at| Some((word(at + 8)?, word(at + 12)?)));
    extents.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
}

/// Blanks the places in every note of a file, where they stand: nothing moves.
pub(super) fn blank_places(file: &mut [u8]) {
    let notes: Vec<usize> = positions(file, b"Exif\0\0").map(|at| at + 6).collect();
    for at in notes {
        blank_directory(&mut file[at..]);
    }
    let packets: Vec<(usize, usize)> = positions(file, b"<x:xmpmeta").filter_map(|at| packet(file, at)).collect();
    for (from, to) in packets {
        file[from..to].fill(b' ');
    }
}

fn packet(file: &[u8], from: usize) -> Option<(usize, usize)> {
    const END: &[u8] = b"</x:xmpmeta>";
    let length = positions(&file[from..], END).next()?;
    Some((from, from + length + END.len()))
}

/// Blanks the directory of places behind a TIFF header, with the values that it points to.
fn blank_directory(tiff: &mut [u8]) {
    let Some(spans) = Tiff::of(tiff).and_then(|tiff| tiff.spans_of_places()) else { return };
    for (from, to) in spans {
        if let Some(span) = tiff.get_mut(from..to) {
            span.fill(0);
        }
    }
}

fn positions<'a>(file: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    file.windows(mark.len()).enumerate().filter(move |(_, part)| *part == mark).map(|(at, _)| at)
}

/// Notes in either byte order; nothing is believed that points outside.
struct Tiff<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"MM\0*" => Some(Self { bytes, big: true }),
            b"II*\0" => Some(Self { bytes, big: false }),
            _ => None,
        }
    }

    fn first(&self) -> Option<usize> {
        self.long(4)
    }

    fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        self.entries(directory)?.find(|at| self.short(*at) == Some(tag))
    }

    fn entries(&self, directory: usize) -> Option<impl Iterator<Item = usize> + use<>> {
        let count = usize::from(self.short(directory)?);
        let start = directory.checked_add(2)?;
        Some((0..count).map(move |number| start.saturating_add(number * ENTRY)))
    }

    /// The value of the entry of places, its directory, and the values that stand outside of it.
    fn spans_of_places(&self) -> Option<Vec<(usize, usize)>> {
        let pointer = self.entry(self.first()?, PLACES)?;
        let places = self.long(pointer + 8)?;
        let mut spans = vec![(pointer, pointer + ENTRY)];
        let entries: Vec<usize> = self.entries(places).into_iter().flatten().take(MOST_PLACES).collect();
        for entry in &entries {
            let length = self.width(*entry + 2).unwrap_or(0).saturating_mul(self.long(*entry + 4).unwrap_or(0));
            let value = self.long(*entry + 8).unwrap_or(usize::MAX);
            if length > 4 {
                spans.push((value, value.saturating_add(length).min(self.bytes.len())));
            }
        }
        let end = places.saturating_add(2 + entries.len() * ENTRY).min(self.bytes.len());
        spans.push((places, end));
        Some(spans)
    }

    /// The bytes of one value of the type that stands at `at`.
    fn width(&self, at: usize) -> Option<usize> {
        match self.short(at)? {
            3 | 8 => Some(2),
            4 | 9 | 11 => Some(4),
            5 | 10 | 12 => Some(8),
            _ => Some(1),
        }
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(value).ok()
    }
}
