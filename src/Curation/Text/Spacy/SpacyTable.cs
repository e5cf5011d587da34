namespace Curation.Text.Spacy;

/// <summary>The class of every code point for spaCy's splitter, in two levels of 256.
/// The sets are those of spaCy's lang/char_classes.py and lang/punctuation.py.</summary>
internal static class SpacyTable
{
    public const string Quotes = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧";

    private static readonly ushort[] _pages;
    private static readonly SpacyClass[] _classes;

    static SpacyTable() => (_pages, _classes) = CodePointTable.Make(new SpacyClasses().Of);

    /// <summary>The class of the code point at <paramref name="at"/>, and where the next one starts; none at the end.</summary>
    public static SpacyClass At(ReadOnlySpan<byte> text, int at, out int next)
    {
        next = at;
        if ((uint)at >= (uint)text.Length) return SpacyClass.None;
        return Of(CodePoints.Decode(text, at, out next));
    }

    /// <summary>The class of the code point that ends at <paramref name="end"/>; none at the start.</summary>
    public static SpacyClass Before(ReadOnlySpan<byte> text, int end) => end == 0 ? SpacyClass.None : At(text, CodePoints.LastStart(text[..end]), out _);

    private static SpacyClass Of(int codePoint) => _classes[_pages[codePoint >> 8] << 8 | codePoint & 0xFF];
}
