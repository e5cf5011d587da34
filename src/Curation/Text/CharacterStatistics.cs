namespace Curation.Text;

/// <summary>Counts of single marks in a text.</summary>
internal sealed class CharacterStatistics
{
    private CharacterStatistics()
    {
    }

    public int CodePoints { get; private init; }

    public int Newlines { get; private init; }

    /// <summary>The mark <c>#</c>.</summary>
    public int HashMarks { get; private init; }

    /// <summary>Three dots in a row, without overlap, and the mark <c>…</c>.</summary>
    public int Ellipses { get; private init; }

    public static CharacterStatistics Of(ReadOnlySpan<byte> text) => new()
    {
        CodePoints = Text.CodePoints.Count(text),
        Newlines = text.Count((byte)'\n'),
        HashMarks = text.Count((byte)'#'),
        Ellipses = text.Count("..."u8) + text.Count("…"u8),
    };
}
