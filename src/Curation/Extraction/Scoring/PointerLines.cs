using System.Buffers;
using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Short lines that point away from the text: "Read more: …", "Lesen Sie auch", "You may also like".</summary>
internal static class PointerLines
{
    private const int LongestLine = 160, ComparedBytes = 48;

    /// <summary>How such lines begin, in the languages of most crawled news pages; lower case.</summary>
    private static readonly string[] _beginnings =
    [
        "read more", "read also", "read next", "also read", "see also:", "more:", "more from", "more on this", "more stories", "related:",
        "related post", "related article", "related stories", "related content", "recommended for you",
        "you may also like", "you might also like", "you may also be interested", "don't miss", "don’t miss", "share this", "share on", "follow us",
        "subscribe to our", "sign up for", "leave a comment", "leave a reply", "image credit", "photo credit", "advertisement",
        "lesen sie auch", "lesen sie hier", "lesen sie mehr", "auch lesen", "auch interessant", "mehr zum thema", "mehr aus", "mehr themen",
        "mehr lesen", "weiterlesen", "zum weiterlesen", "weitere beiträge", "weitere artikel", "das könnte", "das thema könnte", "schon gelesen",
        "jetzt teilen", "anzeige",
        "lire aussi", "à lire aussi", "lire la suite", "sur le même sujet", "voir aussi", "le puede interesar", "te puede interesar", "lea también",
        "lea además", "vea también", "leer más", "leggi anche", "leia também", "leia mais", "lees ook", "lees meer",
        "czytaj też", "czytaj także", "zobacz też", "zobacz także", "читайте также", "читать далее", "смотрите также",
    ];

    private const string Opening = "([»>– ";

    /// <summary>Which three bytes such lines may begin with, by a hash of them with small letters.</summary>
    private static readonly bool[] _starts = Starts();

    private static readonly SearchValues<byte> _openings = SearchValues.Create([.. Opening.Select(c => Encoding.UTF8.GetBytes([c])[0])]);

    public static void Drop(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (!node.IsDropped && IsLine(node) && Points(tree, i, node.End)) tree.Drop(i, Cut.PointerLine);
            if (node.IsDropped) i = node.End - 1;
        }

        tree.Settle();
    }

    /// <summary>Whether a block begins as such lines do.</summary>
    public static bool Begins(PageTree tree, in TextBlock block) => block.Characters < LongestLine && Points(tree, block.First, block.Last + 1);

    private static bool IsLine(in PageNode node) =>
        node.Tag is Tag.P or Tag.Div or Tag.Li or (>= Tag.H1 and <= Tag.H6) && node.Sums.Characters is > 0 and < LongestLine;

    private static bool Points(PageTree tree, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tree[i].Tag != Tag.Text || tree[i].IsDropped || PageScan.Trim(tree.TextOf(tree[i])) is not { IsEmpty: false } text) continue;
            return MayPoint(text) && HasBeginning(tree, i, end);
        }

        return false;
    }

    private static bool MayPoint(ReadOnlySpan<byte> text) => text.Length < 3 || _starts[Start(text)] || _openings.Contains(text[0]);

    private static bool HasBeginning(PageTree tree, int first, int end)
    {
        Span<char> line = stackalloc char[ComparedBytes];
        Span<char> lower = stackalloc char[ComparedBytes];
        var length = 0;
        for (var i = first; i < end && length < ComparedBytes / 2; i++)
        {
            var text = PageScan.Trim(tree.TextOf(tree[i]));
            if (tree[i].Tag != Tag.Text || tree[i].IsDropped || text.IsEmpty) continue;
            Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, ComparedBytes - length)], line[length..], out var count);
            length += count;
        }

        var start = lower[..line[..length].ToLowerInvariant(lower)].TrimStart(Opening);
        foreach (var beginning in _beginnings)
        {
            if (start.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool[] Starts()
    {
        var starts = new bool[1 << 16];
        foreach (var beginning in _beginnings)
        {
            starts[Start(Encoding.UTF8.GetBytes(beginning))] = starts[Start(Encoding.UTF8.GetBytes(beginning.ToUpperInvariant()))] = true;
            starts[Start(Encoding.UTF8.GetBytes(char.ToUpperInvariant(beginning[0]) + beginning[1..]))] = true;
        }

        return starts;
    }

    private static int Start(ReadOnlySpan<byte> text) => ((Lower(text[0]) << 8) ^ (Lower(text[1]) << 4) ^ Lower(text[2])) & 0xFFFF;

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
