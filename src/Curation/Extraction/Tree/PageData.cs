using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>The data in a script element, as it stands in the page.</summary>
internal readonly record struct PageData(ReadOnlyMemory<byte> Utf8)
{
    private const int LongestWord = 256;

    public ReadOnlySpan<byte> Span => Utf8.Span;

    public static implicit operator string(PageData data) => Encoding.UTF8.GetString(data.Span);

    public bool Contains(string word)
    {
        Span<byte> utf8 = stackalloc byte[LongestWord];
        return Span.IndexOf(utf8[..Encoding.UTF8.GetBytes(word, utf8)]) >= 0;
    }
}
