//! QR codes as squares: what a phone's camera reads off the paper or the screen.

use qrcodegen::{QrCode, QrCodeEcc};

/// White modules that must stand around the code, or cameras do not find it.
pub const QUIET_ZONE: u16 = 4;

/// The dark parts of a QR code. Lengths are modules, from the top left corner of the quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// Width and height, the quiet zone on both sides included.
    pub size: u16,
    /// Dark runs of one row each, in reading order.
    pub runs: Vec<Run>,
}

impl Squares {
    /// The dark parts as the path of an SVG.
    pub fn path(&self) -> String {
        self.runs.iter().map(|Run { x, y, width }| format!("M{x} {y}h{width}v1h-{width}z")).collect()
    }
}

/// Neighbouring dark modules of one row; one module high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Left edge.
    pub x: u16,
    /// Upper edge.
    pub y: u16,
    /// Width.
    pub width: u16,
}

/// The QR code of a text; `None` when the text is longer than any QR code holds (about 2900 bytes).
///
/// A quarter of the code may be stained or folded away. Only a text too long for that gets a weaker code.
/// The same text gives the same squares.
pub fn squares(content: &str) -> Option<Squares> {
    let code = [QrCodeEcc::Quartile, QrCodeEcc::Medium, QrCodeEcc::Low]
        .into_iter()
        .find_map(|strength| QrCode::encode_text(content, strength).ok())?;
    let side = u16::try_from(code.size()).ok()?;
    let dark = |x: u16, y: u16| code.get_module(x.into(), y.into());
    let mut runs: Vec<Run> = vec![];
    for y in 0..side {
        for x in (0..side).filter(|x| dark(*x, y)) {
            match runs.last_mut() {
                Some(run) if x > 0 && dark(x - 1, y) => run.width += 1,
                _ => runs.push(Run { x: x + QUIET_ZONE, y: y + QUIET_ZONE, width: 1 }),
            }
        }
    }
    Some(Squares { size: side + 2 * QUIET_ZONE, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program that is not ours reads.
    fn decoded(squares: &Squares) -> String {
        // Four pixels a module, as a camera that stands a little too far away.
        let pixels = usize::from(squares.size) * 4;
        let dark = |x: usize, y: usize| {
            squares.runs.iter().any(|run| {
                usize::from(run.y) == y / 4
                    && (run.x..run.x + run.width).contains(&u16::try_from(x / 4).unwrap())
            })
        };
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(
                pixels,
                pixels,
                |x, y| if dark(x, y) { 0 } else { 255 },
            );
        let grids = image.detect_grids();
        grids.first().expect("a code in the picture").decode().expect("a readable code").1
    }

    #[test]
    fn a_camera_reads_what_was_encoded() {
        for text in ["AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", "https://klinikk.no/Ærlig?å=1"] {
            assert_eq!(decoded(&squares(text).unwrap()), text);
        }
    }

    #[test]
    fn the_quiet_zone_is_white_and_runs_do_not_touch() {
        let squares = squares("klinikk").unwrap();
        let inside = QUIET_ZONE..squares.size - QUIET_ZONE;
        for run in &squares.runs {
            assert!(inside.contains(&run.y) && inside.contains(&run.x));
            assert!(run.x + run.width <= inside.end);
        }
        assert!(squares
            .runs
            .windows(2)
            .all(|pair| pair[0].y < pair[1].y
                || (pair[0].y == pair[1].y && pair[0].x + pair[0].width < pair[1].x)));
    }

    #[test]
    fn a_text_too_long_gives_no_code_and_no_panic() {
        assert!(squares(&"x".repeat(2900)).is_some());
        assert_eq!(squares(&"x".repeat(3000)), None);
    }
}
