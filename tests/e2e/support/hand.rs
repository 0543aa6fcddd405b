//! What comes from elsewhere: a clip of another program, files out of a folder.
//!
//! The events are made by script: a driver can neither fill the clipboard with what Word puts
//! there nor drag from a file manager.

use serde_json::{Value, json};

use super::Window;

/// Pastes a clip of these types, with what they hold, into what has the focus.
pub async fn paste(window: &Window, types: &[(&str, &str)]) {
    let script = "const data = new DataTransfer();
        for (const [type, value] of arguments[0]) data.setData(type, value);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'clipboardData', { value: data });
        document.activeElement.dispatchEvent(event)";
    window
        .client
        .execute(script, vec![json!(types)])
        .await
        .unwrap();
}

/// Drops files on the first paragraph of the English body, as a file manager would. A `.jpg` and
/// a `.png` are drawn, each in its own colours; the others are not what they seem.
pub async fn drop_files(window: &Window, names: &[&str]) {
    let dropped = window
        .client
        .execute_async(DROP, vec![json!(names)])
        .await
        .unwrap();
    assert_eq!(dropped, Value::Null);
}

const DROP: &str = "
    const [names, done] = arguments
    const colours = { 'plaza.jpg': ['#1d2a44', '#d9a441'], 'night.png': ['#101018', '#5a6a9a'],
        'dawn.png': ['#f0c9a0', '#b05a4a'] }
    const draw = async name => {
        const canvas = document.createElement('canvas')
        canvas.width = 1400
        canvas.height = 800
        const pen = canvas.getContext('2d')
        const light = pen.createLinearGradient(0, 0, 1400, 800)
        colours[name].forEach((colour, index) => light.addColorStop(index, colour))
        pen.fillStyle = light
        pen.fillRect(0, 0, 1400, 800)
        const type = name.endsWith('.png') ? 'image/png' : 'image/jpeg'
        return new Promise(resolve => canvas.toBlob(resolve, type))
    }
    const content = {
        'drawing.svg': '<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>',
        'broken.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0),
        'words.txt': 'no picture at all',
    }
    const make = async name => new File([content[name] ?? await draw(name)], name)
    Promise.all(names.map(make)).then(files => {
        const dataTransfer = new DataTransfer()
        files.forEach(file => dataTransfer.items.add(file))
        const body = document.querySelector(`[aria-label='Body, English']`)
        const line = [...body.querySelectorAll('.cm-line')].find(l => l.textContent.trim())
        const { left, top } = line.getBoundingClientRect()
        const place = { clientX: left + 40, clientY: top + 8 }
        const event = new DragEvent('drop',
            { dataTransfer, bubbles: true, cancelable: true, ...place })
        line.dispatchEvent(event)
        done(event.defaultPrevented ? null : 'nobody took it')
    })
";
