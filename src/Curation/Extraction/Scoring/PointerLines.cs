using System.Buffers;
using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Short lines that point away from the text: "Read more: …", "Lesen Sie auch", "You may also like".</summary>
internal static class PointerLines
{
    private const int LongestLine = 160, LongestBare = 40, LongestWeak = 20, ComparedBytes = 48;

    /// <summary>How such lines begin, in the languages of most crawled news pages; lower case.</summary>
    private static readonly string[] _beginnings =
    [
        "read more", "read also", "read next", "also read", "see also:", "more:", "more from", "more on this", "more stories", "related:",
        "related post", "related posts", "related article", "related articles", "related stories", "related content", "recommended for you",
        "you may also like", "you might also like", "you may also be interested", "don't miss", "don’t miss", "share this", "share on", "follow us",
        "subscribe to our", "sign up for", "leave a comment", "leave a reply", "image credit", "image credits", "photo credit", "photo credits",
        "advertisement", "advertisements",
        "lesen sie auch", "lesen sie hier", "lesen sie mehr", "auch lesen", "auch interessant", "mehr zum thema", "mehr aus", "mehr themen",
        "mehr lesen", "weiterlesen", "zum weiterlesen", "weitere beiträge", "weitere artikel", "das könnte", "das thema könnte", "schon gelesen",
        "jetzt teilen", "anzeige", "anzeigen",
        "lire aussi", "à lire aussi", "lire la suite", "sur le même sujet", "voir aussi", "le puede interesar", "te puede interesar", "lea también",
        "lea además", "vea también", "leer más", "leggi anche", "leia também", "leia mais", "lees ook", "lees meer",
        "czytaj też", "czytaj także", "zobacz też", "zobacz także", "читайте также", "читать далее", "смотрите также",
    ];

    /// <summary>Beginnings that sentences have as well: such a line is a pointer where a link is most of it, or a colon follows.</summary>
    private static readonly string[] _weak =
    [
        "read more", "read next", "more from", "more on this", "more stories", "don't miss", "don’t miss", "share this", "share on", "follow us",
        "sign up for", "subscribe to our", "leave a comment", "leave a reply", "advertisement", "advertisements", "anzeige", "anzeigen", "mehr aus",
        "mehr themen", "mehr lesen",
        "auch interessant", "das könnte", "das thema könnte", "schon gelesen", "weitere beiträge", "weitere artikel", "jetzt teilen", "voir aussi",
        "sur le même sujet", "leer más",
    ];

    /// <summary>Beginnings of lines with a link in further languages.</summary>
    private static readonly string[] _more =
    [
        "延伸阅读", "延伸閱讀", "相关阅读", "相關閱讀", "推荐阅读", "推薦閱讀", "関連記事", "あわせて読みたい", "合わせて読みたい", "こちらもおすすめ",
        "관련기사", "관련 기사", "함께 읽기", "اقرأ أيضا", "اقرأ أيضًا", "اقرأ ايضا", "إقرأ أيضا", "إقرأ أيضًا", "طالع أيضا", "यह भी पढ़ें", "यह भी पढ़ें",
        "ये भी पढ़ें", "ये भी पढ़ें", "इसे भी पढ़ें", "इसे भी पढ़ें", "ayrıca oku", "ayrıca bakınız", "bunu da oku", "bunlar da ilginizi çekebilir",
        "przeczytaj też",
        "przeczytaj także", "przeczytaj również", "czytaj również", "zobacz również", "veja também", "leia ainda", "lee también", "lea tambien",
        "leer también", "ver también", "potrebbe interessarti", "leggi pure", "vedi anche", "à lire également", "lire également", "lisez aussi",
        "lees verder", "zie ook", "bekijk ook",
    ];

    private const string Opening = "([»>– ", Closing = ":：.…!?»>→)] ";

    /// <summary>Which three bytes such lines may begin with, by a hash of them with small letters.</summary>
    private static readonly bool[] _starts = Starts();

    private static readonly SearchValues<byte> _openings = SearchValues.Create([.. Opening.Select(c => Encoding.UTF8.GetBytes([c])[0])]);

    public static void Drop(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (!node.IsDropped && IsLine(node) && Points(tree, i, node.End, strictly: true)) tree.Drop(i, Cut.PointerLine);
            if (node.IsDropped) i = node.End - 1;
        }

        tree.Settle();
    }

    /// <summary>Whether a block begins as such lines do.</summary>
    public static bool Begins(PageTree tree, in TextBlock block) => block.Characters < LongestLine && Points(tree, block.First, block.Last + 1);

    private static bool IsLine(in PageNode node) =>
        node.Tag is Tag.P or Tag.Div or Tag.Li or (>= Tag.H1 and <= Tag.H6) && node.Sums.Characters is > 0 and < LongestLine;

    private static bool Points(PageTree tree, int first, int end, bool strictly = false)
    {
        for (var i = first; i < end; i++)
        {
            if (tree[i].Tag != Tag.Text || tree[i].IsDropped || PageScan.Trim(tree.TextOf(tree[i])) is not { IsEmpty: false } text) continue;
            return MayPoint(text) && HasBeginning(tree, i, end, strictly ? first : -1);
        }

        return false;
    }

    private static bool MayPoint(ReadOnlySpan<byte> text) => text.Length < 3 || _starts[Start(text)] || _openings.Contains(text[0]);

    /// <param name="line">The element that must be a pointer as a whole; below zero where the beginning is enough.</param>
    private static bool HasBeginning(PageTree tree, int first, int end, int line)
    {
        Span<char> read = stackalloc char[ComparedBytes];
        Span<char> lower = stackalloc char[ComparedBytes];
        var length = 0;
        for (var i = first; i < end && length < ComparedBytes / 2; i++)
        {
            var text = PageScan.Trim(tree.TextOf(tree[i]));
            if (tree[i].Tag != Tag.Text || tree[i].IsDropped || text.IsEmpty) continue;
            Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, ComparedBytes - length)], read[length..], out var count);
            length += count;
        }

        var start = lower[..read[..length].ToLowerInvariant(lower)].TrimStart(Opening);
        foreach (var beginning in _beginnings)
        {
            if (start.StartsWith(beginning, StringComparison.Ordinal) && (line < 0 || IsPointer(tree[line].Sums, start, beginning))) return true;
        }

        if (line < 0 || tree[line].Sums.LinkCharacters == 0) return false;
        foreach (var beginning in _more)
        {
            if (start.StartsWith(beginning, StringComparison.Ordinal) && IsPointer(tree[line].Sums, start, beginning)) return true;
        }

        return false;
    }

    /// <summary>A line with a link, with a colon, or that is hardly more than the beginning; sentences begin with such words too.</summary>
    private static bool IsPointer(in TextSums sums, ReadOnlySpan<char> line, string beginning)
    {
        var rest = line[beginning.Length..];
        if (!EndsWord(beginning[^1], rest)) return false;
        var isWeak = Array.IndexOf(_weak, beginning) >= 0;
        var behind = rest.TrimStart();
        if (behind is [':' or '：', ..]) return true;
        if (sums.Characters <= line.Length + Opening.Length)
        {
            if (rest.Trim(Closing).IsEmpty || rest.TrimEnd() is [.., ':' or '：']) return true;
            if (line.Length <= (isWeak ? LongestWeak : LongestBare) && !EndsSentence(rest)) return true;
        }

        if (sums.LinkCharacters == 0) return false;
        return sums.LinkCharacters * 2 >= sums.Characters || (!isWeak && behind is ['|' or '»' or '–', ..]) || beginning[^1] == ':';
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '!' or '。' or '।' or '؟' or '۔'];

    /// <summary>Scripts without spaces between words have no such end.</summary>
    private static bool EndsWord(char last, ReadOnlySpan<char> rest) =>
        rest.IsEmpty || !char.IsLetterOrDigit(rest[0]) || !char.IsLetter(last) || last >= '\u2E80';

    private static bool[] Starts()
    {
        var starts = new bool[1 << 16];
        foreach (var beginning in _beginnings.Concat(_more))
        {
            starts[Start(Encoding.UTF8.GetBytes(beginning))] = starts[Start(Encoding.UTF8.GetBytes(beginning.ToUpperInvariant()))] = true;
            starts[Start(Encoding.UTF8.GetBytes(char.ToUpperInvariant(beginning[0]) + beginning[1..]))] = true;
        }

        return starts;
    }

    private static int Start(ReadOnlySpan<byte> text) => ((Lower(text[0]) << 8) ^ (Lower(text[1]) << 4) ^ Lower(text[2])) & 0xFFFF;

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
