//! PNG: decoded, and looked at.

use picture_export::{MAX_PIXELS, Picture, PictureError, PictureFormat, Scale, Settings, export};
use port_model::{Flow, Lang};

use crate::common::{Drawn, all};

struct Pixels {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
    per_metre: u32,
}

impl Pixels {
    fn of(file: &[u8]) -> Self {
        let decoder = png::Decoder::new(file);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut bytes = vec![0; reader.output_buffer_size()];
        let frame = reader.next_frame(&mut bytes).expect("its pixels");
        assert_eq!(
            (frame.color_type, frame.bit_depth),
            (png::ColorType::Rgb, png::BitDepth::Eight)
        );
        let per_metre = reader.info().pixel_dims.expect("a size").xppu;
        Self { width: frame.width, height: frame.height, bytes, per_metre }
    }

    fn at(&self, x: i32, y: i32) -> [u8; 3] {
        let at = (y.unsigned_abs() * self.width + x.unsigned_abs()) as usize * 3;
        self.bytes[at..at + 3].try_into().expect("three bytes")
    }

    /// How dark the darkest pixel of a box is, from 0 for white.
    fn darkest(&self, rect: diagram::Rect) -> u8 {
        let rows = rect.y..rect.bottom();
        let places = rows.flat_map(|y| (rect.x..rect.right()).map(move |x| (x, y)));
        places.map(|(x, y)| 255 - self.at(x, y).into_iter().max().unwrap_or(255)).max().unwrap_or(0)
    }
}

fn settings(scale: u8) -> Settings {
    Settings { scale: Scale::new(scale).expect("a scale"), ..Settings::default() }
}

#[test]
fn every_picture_has_its_pixels() {
    for drawn in all() {
        for scale in [1, 2] {
            let pixels = Pixels::of(&drawn.write(PictureFormat::Png, settings(scale)));
            let size = (drawn.scene.width.unsigned_abs(), drawn.scene.height.unsigned_abs());
            let times = u32::from(scale);
            assert_eq!((pixels.width, pixels.height), (size.0 * times, size.1 * times));
            assert_eq!(pixels.per_metre, 3_780 * times, "as large in documents at each scale");
        }
    }
}

/// Where the layout put a text there is one, and beside it there is the ground: no letter is left out, and none
/// overflows, in whatever script and direction.
#[test]
fn every_name_is_where_it_should_be() {
    for drawn in all() {
        let pixels = Pixels::of(&drawn.write(PictureFormat::Png, settings(1)));
        for card in &drawn.scene.cards {
            let name = card.name.rect;
            let letters = card.name.text.chars().any(char::is_alphanumeric);
            assert!(!letters || pixels.darkest(name) > 150, "{}: {}", drawn.name, card.name.text);
            // A badge and the number of a stack stand beside the name.
            let others = card
                .badge
                .iter()
                .map(|badge| badge.rect.x)
                .chain(card.stack.iter().map(|stack| stack.rect.x));
            let right = others.chain([card.rect.right() - 1]).min().unwrap_or(0) - 1;
            let beside = diagram::Rect {
                x: name.right() + 2,
                width: (right - name.right() - 2).max(0),
                ..name
            };
            assert!(pixels.darkest(beside) < 40, "{}: {}", drawn.name, card.name.text);
        }
    }
}

#[test]
fn what_would_take_too_much_memory_is_refused() {
    let mut drawn = Drawn::of("lab", "portolan: 1\nname: Lab\nplatform: windows\n");
    drawn.scene.width = 10_000;
    drawn.scene.height = 5_000;
    let flows: Vec<Flow> = drawn.deployment.flows(Lang::En);
    let picture = Picture { scene: &drawn.scene, deployment: &drawn.deployment, flows: &flows };
    let refused = export(PictureFormat::Png, &picture, settings(4)).expect_err("too large");
    let PictureError::TooManyPixels { width: 40_000, height: 20_000, limit, .. } = refused else {
        panic!("{refused}");
    };
    assert_eq!(limit, MAX_PIXELS);
    drawn.scene.width = i32::MAX;
    drawn.scene.height = i32::MAX;
    let picture = Picture { scene: &drawn.scene, deployment: &drawn.deployment, flows: &flows };
    export(PictureFormat::Png, &picture, settings(4)).expect_err("too large");
}
