//! Looking into a file before it is kept: what it is, whether it is whole, and what it tells beside what it shows.
//!
//! The name and the kind that the sender gives are not asked. Places, times and serial numbers that a phone writes into
//! a photo are taken out; how it must be turned stays.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::metadata;
use super::rules::{MOST_BYTES, MediaType};
use crate::shared::Refusal;

/// The most picture elements: twice what the largest phone camera takes, an eighth of what exhausts a viewer.
const MOST_PIXELS: u64 = 400_000_000;
/// The longest side, in picture elements.
const LONGEST_SIDE: u32 = 30_000;
/// A PDF says that it is whole within so many bytes of its end.
const PDF_TAIL: usize = 2_048;

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it is.
    pub media_type: MediaType,
    /// What is kept of it.
    pub bytes: Vec<u8>,
}

/// Looks into a file.
///
/// # Errors
/// `document-empty`, `document-too-large`, `document-kind` where it is none of the kinds that are kept, `document-damaged` where it is
/// cut off or broken, `document-too-many-pixels`.
pub fn examine(bytes: &[u8]) -> Result<Examined, Refusal> {
    if bytes.is_empty() {
        return Err(refusal("document-empty"));
    }
    if bytes.len() > MOST_BYTES {
        return Err(refusal("document-too-large").with("most", MOST_BYTES / 1024 / 1024));
    }
    let media_type = kind_of(bytes).ok_or_else(|| refusal("document-kind"))?;
    let kept = match media_type {
        MediaType::Pdf => whole_pdf(bytes),
        MediaType::Jpeg => bare_jpeg(bytes),
        MediaType::Png => bare_png(bytes),
        MediaType::Webp => bare_webp(bytes),
        MediaType::Heic => bare_heic(bytes),
    };
    let bytes = kept?.ok_or_else(|| refusal("document-damaged"))?;
    Ok(Examined { media_type, bytes })
}

fn refusal(code: &'static str) -> Refusal {
    Refusal::of("file", code)
}

fn kind_of(bytes: &[u8]) -> Option<MediaType> {
    let kind = infer::get(bytes)?;
    match kind.mime_type() {
        "application/pdf" => Some(MediaType::Pdf),
        "image/jpeg" => Some(MediaType::Jpeg),
        "image/png" => Some(MediaType::Png),
        "image/webp" => Some(MediaType::Webp),
        "image/heif" => Some(MediaType::Heic),
        _ => None,
    }
}

/// A picture that a viewer can open without exhausting the machine.
fn check_size(size: Option<(u32, u32)>) -> Result<bool, Refusal> {
    let Some((width, height)) = size else { return Ok(false) };
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(refusal("document-too-many-pixels").with("width", width).with("height", height));
    }
    Ok(width > 0 && height > 0)
}

fn whole_pdf(bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
    Ok(tail.windows(5).any(|part| part == b"%%EOF").then(|| bytes.to_vec()))
}

/// Keeps the picture and what its colors need; drops notes, previews, other pictures and whatever follows its end.
fn bare_jpeg(bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let Some(end) = end_of_jpeg(bytes) else { return Ok(None) };
    let Ok(mut jpeg) = Jpeg::from_bytes(Bytes::copy_from_slice(&bytes[..end])) else { return Ok(None) };
    if !check_size(jpeg.dimensions().map(|(width, height)| (width.into(), height.into())))? {
        return Ok(None);
    }
    let turned = jpeg.exif().and_then(|exif| metadata::orientation(&exif));
    jpeg.segments_mut().retain(is_picture);
    jpeg.set_exif(turned.map(metadata::only_orientation).map(Bytes::from));
    Ok(Some(jpeg.encoder().bytes().to_vec()))
}

/// Tables, frames and scans, the JFIF header, the color profile, Adobe's color transform.
fn is_picture(segment: &JpegSegment) -> bool {
    let begins = |start: &[u8]| segment.contents().starts_with(start);
    match segment.marker() {
        markers::APP0 => begins(b"JFIF\0"),
        markers::APP2 => begins(b"ICC_PROFILE\0"),
        markers::APP14 => begins(b"Adobe"),
        markers::APP1 | markers::APP3..=markers::APP13 | markers::APP15 | markers::COM => false,
        _ => true,
    }
}

/// Where the first picture of a JPEG ends. Phones put further ones behind it, with their own notes.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == markers::P)?;
        match *bytes.get(at + 1)? {
            markers::EOI => return Some(at + 2),
            // Stuffed bytes, fill bytes, restarts: no length follows.
            markers::P => at += 1,
            markers::Z | 0x01 | markers::RST0..=markers::RST7 => at += 2,
            _ => at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?])),
        }
    }
}

fn bare_png(bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    const NOTES: [&[u8; 4]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];
    let Ok(mut png) = Png::from_bytes(Bytes::copy_from_slice(bytes)) else { return Ok(None) };
    if !check_size(png.dimensions())? || png.chunk_by_type(*b"IEND").is_none() {
        return Ok(None);
    }
    png.chunks_mut().retain(|chunk| !NOTES.contains(&&chunk.kind()));
    Ok(Some(png.encoder().bytes().to_vec()))
}

fn bare_webp(bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let Ok(mut webp) = WebP::from_bytes(Bytes::copy_from_slice(bytes)) else { return Ok(None) };
    if !check_size(webp.dimensions())? {
        return Ok(None);
    }
    webp.set_exif(None);
    webp.remove_chunks_by_id(*b"XMP ");
    Ok(Some(webp.encoder().bytes().to_vec()))
}

/// A HEIC refers to its parts by their place in the file, so notes are blanked where they stand.
fn bare_heic(bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    if !check_size(metadata::largest_extent(bytes))? || !bytes.windows(4).any(|part| part == b"mdat") {
        return Ok(None);
    }
    let mut kept = bytes.to_vec();
    metadata::blank_places(&mut kept);
    Ok(Some(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        examine(bytes).unwrap_err().code
    }

    fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], contents].concat()
    }

    fn frame(width: u16, height: u16) -> Vec<u8> {
        let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
        segment(0xC0, &[&[8][..], &size, &[1, 1, 0x11, 0]].concat())
    }

    fn exif(orientation: u8) -> Vec<u8> {
        let ifd = [
            &[0, 2][..],
            &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
            &[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
            &[0, 0, 0, 0],
            // The directory of places: one text of nine bytes, which stands behind it.
            &[0, 1, 0, 2, 0, 2, 0, 0, 0, 9, 0, 0, 0, 56, 0, 0, 0, 0],
            b"29.4241N\0",
        ];
        [&b"Exif\0\0MM\0*\0\0\0\x08"[..], &ifd.concat()].concat()
    }

    /// A JPEG of four picture elements as a phone takes it: place, preview and a second picture behind it.
    fn phone_photo(width: u16, height: u16) -> Vec<u8> {
        let scan = [segment(0xDA, &[1, 1, 0, 0, 63, 0]), vec![0x12, 0xFF, 0x00, 0x34]].concat();
        [
            vec![0xFF, 0xD8],
            segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            segment(0xE1, &exif(6)),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>29.4241N</x:xmpmeta>"),
            segment(0xFE, b"29.4241N by Rosa"),
            frame(width, height),
            scan,
            vec![0xFF, 0xD9],
            b"\xFF\xD8 a second picture 29.4241N".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn a_photo_keeps_its_turn_and_loses_its_place() {
        let kept = examine(&phone_photo(2, 2)).unwrap();
        assert_eq!(kept.media_type, MediaType::Jpeg);
        assert!(!kept.bytes.windows(7).any(|part| part == b"29.4241"), "no place is left");
        let again = Jpeg::from_bytes(Bytes::from(kept.bytes.clone())).unwrap();
        assert_eq!(metadata::orientation(&again.exif().unwrap()), Some(6));
        assert_eq!(examine(&kept.bytes).unwrap(), kept, "looking again changes nothing");
    }

    #[test]
    fn pages_pictures_and_programs_are_told_apart_by_what_is_in_them() {
        assert_eq!(code(b""), "document-empty");
        for hostile in [
            &b"<html><script>alert(1)</script></html>"[..],
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>",
            b"<?xml version=\"1.0\"?><svg/>",
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0",
            b"PK\x03\x04\x14\0\0\0",
            b"GIF89a\x01\0\x01\0",
            b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
            b"just words",
        ] {
            assert_eq!(code(hostile), "document-kind", "{:?}", &hostile[..4]);
        }
        assert_eq!(code(&vec![0; MOST_BYTES + 1]), "document-too-large");
        assert_eq!(code(b"%PDF-1.7 cut off midway"), "document-damaged");
        assert_eq!(examine(b"%PDF-1.7\nwhole\n%%EOF\n").unwrap().media_type, MediaType::Pdf);
    }

    #[test]
    fn a_picture_that_would_exhaust_a_viewer_is_refused_by_its_head() {
        assert_eq!(code(&phone_photo(50_000, 50_000)), "document-too-many-pixels");
        assert_eq!(code(&png(50_000, 50_000)), "document-too-many-pixels");
        assert_eq!(code(&heic(50_000, 50_000)), "document-too-many-pixels");
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let photo = phone_photo(2, 2);
        for length in 2..photo.len() - 30 {
            assert!(examine(&photo[..length]).is_err(), "{length} bytes");
        }
        let whole = png(2, 2);
        for length in 8..whole.len() {
            assert!(examine(&whole[..length]).is_err(), "{length} bytes");
        }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        use img_parts::png::PngChunk;
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        let chunks = [(*b"IHDR", header), (*b"tEXt", b"Comment\x0029.4241N".to_vec()), (*b"IDAT", vec![1, 2, 3])];
        let chunks = chunks.into_iter().chain([(*b"IEND", Vec::new())]);
        let chunks =
            chunks.flat_map(|(kind, contents)| PngChunk::new(kind, contents.into()).encoder().bytes().to_vec());
        b"\x89PNG\r\n\x1a\n".iter().copied().chain(chunks).collect()
    }

    #[test]
    fn a_png_loses_its_notes() {
        let kept = examine(&png(2, 2)).unwrap().bytes;
        assert!(!kept.windows(4).any(|part| part == b"tEXt") && kept.windows(4).any(|part| part == b"IDAT"));
    }

    fn heic(width: u32, height: u32) -> Vec<u8> {
        let extent = [&b"\0\0\0\x14ispe\0\0\0\0"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
        let data = [&b"mdat"[..], &exif(1), b"<x:xmpmeta>29.4241N</x:xmpmeta>", b"picture"].concat();
        [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &extent, &data].concat()
    }

    #[test]
    fn a_heic_keeps_its_length_and_loses_its_place() {
        let sent = heic(4_032, 3_024);
        let kept = examine(&sent).unwrap();
        assert_eq!((kept.media_type, kept.bytes.len()), (MediaType::Heic, sent.len()));
        assert!(!kept.bytes.windows(7).any(|part| part == b"29.4241"));
        assert!(kept.bytes.ends_with(b"picture"));
    }

    proptest::proptest! {
        #[test]
        fn no_file_breaks_the_examination(
            start in proptest::sample::select(vec![phone_photo(2, 2), png(2, 2), heic(2, 2), b"%PDF-".to_vec()]),
            at in 0..400_usize,
            noise in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        ) {
            let mut bytes = start;
            let at = at.min(bytes.len());
            bytes.splice(at..(at + noise.len()).min(bytes.len()), noise);
            let _ = examine(&bytes);
        }
    }
}
