using System.Text;

namespace Curation.Text;

/// <summary>A version of a document's text: valid UTF-8, and every view of it that has been asked for, each made once.</summary>
/// <remarks>Used by one thread at a time. Views rent their arrays; <see cref="Dispose"/> gives them back.</remarks>
public sealed class DocumentText : IDisposable
{
    private static readonly int _splitters = Enum.GetValues<WordSplitter>().Length;
    private static readonly int _gopherDialects = Enum.GetValues<GopherDialect>().Length;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly SplitText?[] _split = new SplitText?[_splitters];
    private readonly LineStatistics?[] _lines = new LineStatistics?[_gopherDialects];
    private readonly ParagraphStatistics?[] _paragraphs = new ParagraphStatistics?[_gopherDialects];
    private CharacterStatistics? _characters;
    private FilledLineStatistics? _filledLines;
    private C4Pass[] _c4 = [];
    private object?[] _views = [];

    private DocumentText(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The bytes of the text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    public ReadOnlyMemory<byte> Memory => _utf8;

    public int ByteCount => _utf8.Length;

    internal CharacterStatistics Characters => _characters ??= CharacterStatistics.Of(Utf8);

    /// <summary>The marks <c>. . .</c>, without overlap.</summary>
    internal int SpacedEllipses => Utf8.Count(". . ."u8);

    internal FilledLineStatistics FilledLines => _filledLines ??= FilledLineStatistics.Of(Utf8);

    /// <summary>Takes any bytes; those that are not UTF-8 become U+FFFD.</summary>
    public static DocumentText FromUtf8(ReadOnlyMemory<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes.Span)
            ? new DocumentText(bytes)
            : new DocumentText(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Span)));

    /// <summary>Takes bytes that are known to be UTF-8: whole code points of another text.</summary>
    internal static DocumentText FromValid(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static DocumentText FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    /// <summary>What equal texts and parts are compared by; see <see cref="SplitText.NormalizedWordHashes"/>.</summary>
    internal ReadOnlySpan<ulong> NormalizedWordHashes => By(WordSplitter.Simple).NormalizedWordHashes;

    /// <summary>What near-duplicates are compared by; see <see cref="SplitText.ShingleWordHashes"/>.</summary>
    internal ReadOnlySpan<ulong> ShingleWordHashes => By(WordSplitter.Simple).ShingleWordHashes;

    /// <summary>The text under a splitter: its words and what they add up to.</summary>
    internal SplitText By(WordSplitter splitter) => _split[(int)splitter] ??= new SplitText(_utf8, splitter);

    internal LineStatistics Lines(GopherDialect dialect) => _lines[(int)dialect] ??= LineStatistics.Of(Utf8, dialect);

    internal ParagraphStatistics Paragraphs(GopherDialect dialect) => _paragraphs[(int)dialect] ??= ParagraphStatistics.Of(Utf8, dialect);

    /// <summary>Takes words that are known already, so that the text need not be split.</summary>
    internal void TakeWords(WordSplitter splitter, Func<Words> known) => By(splitter).TakeWords(known);

    /// <summary>C4's pass over the lines.</summary>
    internal C4Pass C4(C4Dialect dialect, C4LineRules asked)
    {
        foreach (var pass in _c4)
        {
            if (pass.Dialect == dialect && pass.Asked == asked) return pass;
        }

        var made = C4Pass.Of(this, dialect, asked);
        _c4 = [.. _c4, made];
        return made;
    }

    /// <summary>A view that few rules ask for, made once.</summary>
    internal T View<T>()
        where T : class, ITextView<T>
    {
        foreach (var view in _views)
        {
            if (view is T known) return known;
        }

        var made = T.Of(this);
        _views = [.. _views, made];
        return made;
    }

    /// <summary>Gives the rented arrays back. The text stays; a view that is asked for again is made again.</summary>
    public void Dispose()
    {
        foreach (var split in _split) split?.Dispose();
        foreach (var pass in _c4) pass.Dispose();
        Array.Clear(_split);
        _c4 = [];
    }
}
