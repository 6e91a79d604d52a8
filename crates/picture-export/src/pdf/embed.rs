//! The fonts of a PDF: of each only the glyphs in use, with what they mean, so that text can be searched.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use resvg::usvg::fontdb::ID;
use resvg::usvg::{Group, Node, Tree};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use super::{Ids, compressed};
use crate::error::PictureError;

const ORDER: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const CFF: Tag = Tag::from_bytes(b"CFF ");

/// The fonts in use, by their order of appearance.
pub(super) struct Fonts(Vec<(ID, Option<Font>)>);

/// A font that is part of the file.
pub(super) struct Font {
    pub(super) name: String,
    pub(super) units_per_em: f32,
    id: Ref,
    glyphs: BTreeMap<u16, (u16, f32)>,
}

impl Font {
    /// A glyph's number in the file, and how far it moves in thousandths of the size.
    pub(super) fn glyph(&self, id: u16) -> (u16, f32) {
        self.glyphs.get(&id).copied().unwrap_or_default()
    }
}

impl Fonts {
    /// Writes every font that a drawing uses.
    pub(super) fn embed(tree: &Tree, pdf: &mut Pdf, ids: &mut Ids) -> Result<Self, PictureError> {
        let mut used = Vec::new();
        collect(tree.root(), &mut used);
        let mut fonts = Vec::new();
        for (at, (font, texts)) in used.into_iter().enumerate() {
            let made = tree.fontdb().with_face_data(font, |data, index| {
                Plan::of(data, index, &texts, format!("F{at}"))
            });
            let font_of = match made.flatten() {
                Some(plan) => Some(plan.write(pdf, ids)?),
                None => None,
            };
            fonts.push((font, font_of));
        }
        Ok(Self(fonts))
    }

    /// A font, if it could be embedded.
    pub(super) fn get(&self, id: ID) -> Option<&Font> {
        self.0.iter().find(|(known, _)| *known == id)?.1.as_ref()
    }

    /// The names in the drawing, and what they stand for.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Ref)> {
        self.0
            .iter()
            .filter_map(|(_, font)| Some((font.as_ref()?.name.as_str(), font.as_ref()?.id)))
    }
}

/// A font's glyphs, and the text that each stands for.
type Used = Vec<(ID, BTreeMap<u16, String>)>;

fn collect(group: &Group, used: &mut Used) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, used),
            Node::Text(text) => {
                for glyph in text.layouted().iter().flat_map(|span| &span.positioned_glyphs) {
                    let at = used.iter().position(|(font, _)| *font == glyph.font);
                    let at = at.unwrap_or_else(|| {
                        used.push((glyph.font, BTreeMap::new()));
                        used.len() - 1
                    });
                    if let Some((_, glyphs)) = used.get_mut(at) {
                        glyphs.entry(glyph.id.0).or_insert_with(|| glyph.text.clone());
                    }
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// What is written of a font.
struct Plan {
    resource: String,
    base: String,
    units_per_em: f32,
    is_cff: bool,
    data: Vec<u8>,
    bbox: Rect,
    ascent: f32,
    descent: f32,
    height: f32,
    /// Of each glyph its number in the font, in the file, its width and its text.
    glyphs: Vec<(u16, u16, f32, String)>,
}

impl Plan {
    fn of(
        data: &[u8],
        index: u32,
        texts: &BTreeMap<u16, String>,
        resource: String,
    ) -> Option<Self> {
        let face = Face::parse(data, index).ok()?;
        let units_per_em = f32::from(face.units_per_em());
        let thousandths = |units: i16| f32::from(units) / units_per_em * 1_000.0;
        let mut mapped = GlyphRemapper::new();
        let mut glyphs = Vec::new();
        for (old, text) in texts {
            let new = mapped.remap(*old);
            let width = face.glyph_hor_advance(GlyphId(*old)).unwrap_or_default();
            glyphs.push((*old, new, f32::from(width) / units_per_em * 1_000.0, text.clone()));
        }
        glyphs.sort_by_key(|(_, new, ..)| *new);
        let subset = subsetter::subset(data, index, &mapped).ok()?;
        let table = RawFace::parse(&subset, 0).ok()?.table(CFF).map(<[u8]>::to_vec);
        let name = face.names().into_iter().find(|name| {
            name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME && name.is_unicode()
        });
        let name = name.and_then(|name| name.to_string()).unwrap_or_else(|| "Font".to_owned());
        let name: String = name
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        let bounds = face.global_bounding_box();
        Some(Self {
            resource,
            base: format!("{}+{name}", tag(texts.keys())),
            units_per_em,
            is_cff: table.is_some(),
            data: table.unwrap_or(subset),
            bbox: Rect::new(
                thousandths(bounds.x_min),
                thousandths(bounds.y_min),
                thousandths(bounds.x_max),
                thousandths(bounds.y_max),
            ),
            ascent: thousandths(face.ascender()),
            descent: thousandths(face.descender()),
            height: thousandths(face.capital_height().unwrap_or(face.ascender())),
            glyphs,
        })
    }

    fn write(self, pdf: &mut Pdf, ids: &mut Ids) -> Result<Font, PictureError> {
        let (id, cid, descriptor) = (ids.next(), ids.next(), ids.next());
        let (data, meanings) = (ids.next(), ids.next());
        let base = Name(self.base.as_bytes());
        pdf.type0_font(id)
            .base_font(base)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(meanings);
        let mut font = pdf.cid_font(cid);
        font.subtype(if self.is_cff { CidFontType::Type0 } else { CidFontType::Type2 });
        font.base_font(base).system_info(ORDER).font_descriptor(descriptor).default_width(0.0);
        if !self.is_cff {
            font.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        let mut widths = font.widths();
        for (_, new, width, _) in &self.glyphs {
            widths.same(*new, *new, *width);
        }
        widths.finish();
        font.finish();
        let mut about = pdf.font_descriptor(descriptor);
        about.name(base).flags(FontFlags::SYMBOLIC).bbox(self.bbox).italic_angle(0.0);
        about.ascent(self.ascent).descent(self.descent).cap_height(self.height).stem_v(80.0);
        if self.is_cff {
            about.font_file3(data)
        } else {
            about.font_file2(data)
        };
        about.finish();
        let bytes = compressed(&self.data)?;
        let mut stream = pdf.stream(data, &bytes);
        stream.filter(Filter::FlateDecode);
        if self.is_cff {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        }
        stream.finish();
        let mut map = UnicodeCmap::new(Name(b"Text"), ORDER);
        for (_, new, _, text) in self.glyphs.iter().filter(|(.., text)| !text.is_empty()) {
            map.pair_with_multiple(*new, text.chars());
        }
        pdf.cmap(meanings, &map.finish());
        let glyphs =
            self.glyphs.into_iter().map(|(old, new, width, _)| (old, (new, width))).collect();
        Ok(Font { name: self.resource, units_per_em: self.units_per_em, id, glyphs })
    }
}

/// Six letters that tell one selection of glyphs from another.
fn tag<'a>(glyphs: impl Iterator<Item = &'a u16>) -> String {
    let mut hash = glyphs.fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
        (hash ^ u64::from(*glyph)).wrapping_mul(0x0100_0000_01b3)
    });
    let letters = std::iter::repeat_with(|| {
        let letter = u8::try_from(hash % 26).unwrap_or_default();
        hash /= 26;
        char::from(b'A' + letter)
    });
    letters.take(6).collect()
}
