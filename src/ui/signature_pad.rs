//! An optional drawn signature. The typed name is always enough.

use super::{Button, Variant};
use crate::content::Lang;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Strokes of a drawing: one list of points a stroke, in a box of 1000 × 300.
pub type Strokes = Vec<Vec<(u16, u16)>>;

/// Size of the drawing box in its own units.
const BOX: (f64, f64) = (1000.0, 300.0);

/// Points kept at most, so that a drawing stays a few kilobytes.
const MAX_POINTS: usize = 4000;

/// Props of [`SignaturePad`].
#[derive(Properties, PartialEq)]
pub struct SignaturePadProps {
    /// Language.
    pub lang: Lang,
    /// Called with all strokes after each stroke, and with none after clearing.
    pub onchange: Callback<Strokes>,
}

/// A field to draw a signature in, with pointer, pen or finger.
#[component]
pub fn SignaturePad(props: &SignaturePadProps) -> Html {
    let canvas = use_node_ref();
    let strokes = use_mut_ref(Strokes::new);
    let drawing = use_mut_ref(|| false);

    let down = {
        let (canvas, strokes, drawing) = (canvas.clone(), strokes.clone(), drawing.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(point) = point_of(&canvas, &event) else { return };
            if let Some(element) = canvas.cast::<web_sys::Element>() {
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            *drawing.borrow_mut() = true;
            strokes.borrow_mut().push(vec![point]);
        })
    };
    let moved = {
        let (canvas, strokes, drawing) = (canvas.clone(), strokes.clone(), drawing.clone());
        Callback::from(move |event: PointerEvent| {
            if !*drawing.borrow() {
                return;
            }
            let Some(point) = point_of(&canvas, &event) else { return };
            let mut strokes = strokes.borrow_mut();
            if strokes.iter().map(Vec::len).sum::<usize>() >= MAX_POINTS {
                return;
            }
            if let Some(stroke) = strokes.last_mut() {
                if let Some(last) = stroke.last().copied() {
                    draw_line(&canvas, last, point);
                }
                stroke.push(point);
            }
        })
    };
    let up = {
        let (strokes, drawing, onchange) = (strokes.clone(), drawing.clone(), props.onchange.clone());
        Callback::from(move |_: PointerEvent| {
            if std::mem::take(&mut *drawing.borrow_mut()) {
                onchange.emit(strokes.borrow().clone());
            }
        })
    };
    let clear = {
        let (canvas, onchange) = (canvas.clone(), props.onchange.clone());
        Callback::from(move |()| {
            strokes.borrow_mut().clear();
            if let Some(context) = context_of(&canvas) {
                context.clear_rect(0.0, 0.0, BOX.0, BOX.1);
            }
            onchange.emit(vec![]);
        })
    };
    html! {
        <div class="sign-off__drawing">
            <p>{ super::t::DRAW_HELP.get(props.lang) }</p>
            <canvas class="sign-off__canvas" ref={canvas} width="1000" height="300" role="img" aria-label={super::t::DRAW_LABEL.string(props.lang)}
                onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up}></canvas>
            <Button label={super::t::DRAW_CLEAR.string(props.lang)} variant={Variant::Tertiary} icon="undo" onclick={clear} />
        </div>
    }
}

fn point_of(canvas: &NodeRef, event: &PointerEvent) -> Option<(u16, u16)> {
    let rect = canvas.cast::<web_sys::Element>()?.get_bounding_client_rect();
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return None;
    }
    let x = (f64::from(event.client_x()) - rect.left()) / rect.width() * BOX.0;
    let y = (f64::from(event.client_y()) - rect.top()) / rect.height() * BOX.1;
    // Clamped to the box, so the casts keep the value.
    Some((x.clamp(0.0, BOX.0) as u16, y.clamp(0.0, BOX.1) as u16))
}

fn context_of(canvas: &NodeRef) -> Option<web_sys::CanvasRenderingContext2d> {
    canvas.cast::<web_sys::HtmlCanvasElement>()?.get_context("2d").ok()??.dyn_into().ok()
}

fn draw_line(canvas: &NodeRef, from: (u16, u16), to: (u16, u16)) {
    let Some(context) = context_of(canvas) else { return };
    context.set_line_width(4.0);
    context.set_line_cap("round");
    context.begin_path();
    context.move_to(f64::from(from.0), f64::from(from.1));
    context.line_to(f64::from(to.0), f64::from(to.1));
    context.stroke();
}
