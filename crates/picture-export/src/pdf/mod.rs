//! Pages: the drawing once, as shapes and text that can be searched, and each page a view of it.

mod content;
mod embed;
mod sheets;

use std::io::Write as _;

use diagram::Scene;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::error::PictureError;
use crate::settings::Settings;
use crate::tree;
use content::Drawing;
use embed::Fonts;
use sheets::{MARGIN, Sheet, Sheets};

/// The names of the drawing and of the font of page marks in pages' contents.
const PICTURE: Name<'static> = Name(b"P");
const MARKS: Name<'static> = Name(b"M");
const MARK_SIZE: f32 = 8.0;
/// How long the signs at the edges are that say where pages lie on each other.
const TICK: f32 = 8.0;

pub(crate) fn write(scene: &Scene, settings: Settings) -> Result<Vec<u8>, PictureError> {
    let sheets = Sheets::of(scene, settings)?;
    let tree = tree::of(scene, settings.theme)?;
    let mut ids = Ids(Ref::new(1));
    let (catalog, pages, picture, marks) = (ids.next(), ids.next(), ids.next(), ids.next());
    let mut pdf = Pdf::new();
    pdf.document_info(ids.next()).title(TextStr(&scene.title)).creator(TextStr("Portolan"));
    let fonts = Fonts::embed(&tree, &mut pdf, &mut ids)?;
    draw(&tree, &fonts, &mut pdf, picture, &mut ids)?;
    pdf.type1_font(marks).base_font(Name(b"Helvetica"));
    let mut kids = Vec::new();
    for sheet in sheets.all() {
        let (page, content) = (ids.next(), ids.next());
        kids.push(page);
        let (width, height) = sheets.paper;
        let mut written = pdf.page(page);
        written.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(content);
        let mut resources = written.resources();
        resources.x_objects().pair(PICTURE, picture);
        resources.fonts().pair(MARKS, marks);
        resources.finish();
        written.finish();
        pdf.stream(content, &view(&sheets, &sheet));
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(pages).count(count).kids(kids);
    pdf.catalog(catalog).pages(pages).viewer_preferences().display_doc_title(true);
    Ok(pdf.finish())
}

/// Hands out the numbers of objects.
struct Ids(Ref);

impl Ids {
    fn next(&mut self) -> Ref {
        self.0.bump()
    }
}

/// Writes the drawing as an object that pages show.
fn draw(
    tree: &resvg::usvg::Tree,
    fonts: &Fonts,
    pdf: &mut Pdf,
    id: Ref,
    ids: &mut Ids,
) -> Result<(), PictureError> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut drawing = Drawing::new(fonts);
    // Drawings count from the top, pages from the bottom.
    drawing.content.transform([1.0, 0.0, 0.0, -1.0, 0.0, height]);
    drawing.group(tree.root(), 1.0);
    let states: Vec<_> = drawing
        .opacities()
        .into_iter()
        .map(|(name, opacity)| (name, opacity, ids.next()))
        .collect();
    let bytes = compressed(&drawing.content.finish())?;
    let mut object = pdf.form_xobject(id, &bytes);
    object.filter(Filter::FlateDecode);
    object.bbox(Rect::new(0.0, 0.0, width, height));
    let mut resources = object.resources();
    let mut named = resources.fonts();
    for (name, font) in fonts.names() {
        named.pair(Name(name.as_bytes()), font);
    }
    named.finish();
    if !states.is_empty() {
        let mut named = resources.ext_g_states();
        for (name, _, state) in &states {
            named.pair(Name(name.as_bytes()), *state);
        }
    }
    resources.finish();
    object.finish();
    for (_, (fill, stroke), state) in states {
        pdf.ext_graphics(state).non_stroking_alpha(fill).stroking_alpha(stroke);
    }
    Ok(())
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// What one page shows.
fn view(sheets: &Sheets, sheet: &Sheet) -> Vec<u8> {
    let mut content = Content::new();
    let (x, y, width, height) = sheet.window;
    content.save_state().rect(x, y, width, height).clip_nonzero().end_path();
    content.transform([sheets.scale, 0.0, 0.0, sheets.scale, sheet.origin.0, sheet.origin.1]);
    content.x_object(PICTURE).restore_state();
    if let Some(marks) = &sheet.marks {
        content.set_stroke_gray(0.5).set_line_width(0.5).set_fill_gray(0.3);
        for at in &marks.across {
            tick(&mut content, (*at, y - TICK - 2.0), (0.0, TICK));
            tick(&mut content, (*at, y + height + 2.0), (0.0, TICK));
        }
        for at in &marks.down {
            tick(&mut content, (x - TICK - 2.0, *at), (TICK, 0.0));
            tick(&mut content, (x + width + 2.0, *at), (TICK, 0.0));
        }
        let below = MARGIN - TICK - 2.0 - MARK_SIZE;
        content.begin_text().set_font(MARKS, MARK_SIZE).next_line(x, below);
        content.show(Str(marks.text.as_bytes())).end_text();
    }
    content.finish().to_vec()
}

fn tick(content: &mut Content, (x, y): (f32, f32), (across, up): (f32, f32)) {
    content.move_to(x, y).line_to(x + across, y + up).stroke();
}
