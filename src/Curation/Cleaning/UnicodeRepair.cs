using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Repairs characters: UTF-8 that was read as Windows-1252 or Latin-1, once or twice; control characters; and normal form C.</summary>
/// <remarks>Sources: ftfy (Speer 2019) for the idea of the first; HTML Living Standard for U+0080 to U+009F; Unicode Standard Annex 15 for the last.</remarks>
[Stage("unicode-repair")]
internal sealed record UnicodeRepair : Transform
{
    private const int MostReadings = 2;
    private NormalFormTable? _nfc;

    /// <summary>Whether misread UTF-8 is undone.</summary>
    public bool Mojibake { get; init; } = true;

    /// <summary>Whether control characters other than tab and line ends go.</summary>
    public bool Controls { get; init; } = true;

    /// <summary>Whether the text is brought into normal form C.</summary>
    public bool Nfc { get; init; } = true;

    public override string Summary => "undoes UTF-8 read as Windows-1252, takes control characters out, and composes letters (NFC)";

    public override string Origin => "after ftfy (Speer 2019); HTML Living Standard, 13.2.5.80; Unicode Standard Annex 15";

    public override bool CountsCuts => true;

    public override Stage Open(IAssets assets) => Nfc ? this with { _nfc = new NormalFormTable(assets.Read("builtin:nfc")) } : this;

    public override DocumentText Apply(Document document)
    {
        if (Nfc && _nfc is null) throw new InvalidOperationException("unicode-repair is not opened");
        var text = document.Text;
        for (var reading = 0; reading < MostReadings && Mojibake; reading++) text = Step(document.Text, text, Cleaning.Mojibake.Repair(text));
        if (Controls) text = Step(document.Text, text, ControlCharacters.Remove(text));
        if (_nfc is not null) text = Step(document.Text, text, Compose(_nfc, text));
        return text.Utf8.SequenceEqual(document.Text.Utf8) ? document.Text : text;
    }

    private static DocumentText Step(DocumentText original, DocumentText before, DocumentText after)
    {
        if (!ReferenceEquals(before, after) && !ReferenceEquals(before, original)) before.Dispose();
        return after;
    }

    private static DocumentText Compose(NormalFormTable table, DocumentText text)
    {
        var edit = new TextEdit(text);
        var pieces = new NormalPieces(table);
        var utf8 = text.Utf8;
        for (var at = 0; pieces.Next(utf8, at, out var piece); at = piece.End)
        {
            var composed = pieces.Normal(piece.Of(utf8));
            if (!composed.SequenceEqual(piece.Of(utf8))) edit.Replace(piece.Start, piece.End, composed);
        }

        pieces.Dispose();
        return edit.Finish();
    }
}
