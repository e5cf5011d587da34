using System.Text;
using Curation.Dedup.Repeats;
using Curation.Text;

namespace Curation.Tests.Dedup;

/// <summary>Repeated parts as one would explain them: a set of what was seen, document after document in the order of identities.</summary>
internal static class SlowRepeats
{
    /// <summary>The texts without lines, in windows, that an earlier window says too; words of lower case, digits as 0.</summary>
    public static string[] Lines(IReadOnlyList<TestDocument> documents, int window) => Each(documents, (text, seen) =>
    {
        var lines = text.Split('\n');
        var starts = lines.Select((_, i) => lines.Take(i).Sum(line => line.Length + 1)).ToArray();
        var filled = Enumerable.Range(0, lines.Length).Where(i => lines[i].Trim().Length > 0).ToArray();
        var cut = new bool[text.Length];
        for (var first = 0; first + window <= filled.Length; first++)
        {
            var last = filled[first + window - 1];
            var end = last + 1 < lines.Length ? starts[last + 1] : text.Length;
            seen.Cut(string.Join('|', filled.Skip(first).Take(window).Select(i => lines[i])), starts[filled[first]], end, cut);
        }

        return cut;
    });

    /// <summary>The texts without any run of so many units that stands earlier.</summary>
    public static string[] Passages(IReadOnlyList<TestDocument> documents, PassageUnit unit, int min)
    {
        // one char a byte, so that positions are those of bytes
        var bytes = documents.Select(document => document with { Text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(document.Text)) }).ToArray();
        var left = Each(bytes, (text, seen) =>
        {
            var units = Units(text, unit);
            var cut = new bool[text.Length];
            for (var first = 0; first + min <= units.Count; first++)
            {
                var passage = units.GetRange(first, min);
                var (start, end) = (passage[0].Start, passage[^1].End);
                while (start < end && IsContinued(text, start)) start++;
                while (end > start && IsContinued(text, end)) end--;
                seen.Cut(string.Join('|', passage.Select(part => text[part.Start..part.End])), start, end, cut);
            }

            return cut;
        });
        return [.. left.Select(text => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)))];
    }

    private static string[] Each(IReadOnlyList<TestDocument> documents, Func<string, Seen, bool[]> cut)
    {
        var (seen, left) = (new Seen(), documents.Select(document => document.Text).ToArray());
        foreach (var i in Enumerable.Range(0, left.Length).OrderBy(i => JobRun.IdentityOf(documents[i].Id)))
        {
            seen.Document = i;
            var gone = cut(left[i], seen);
            if (gone.Contains(true)) left[i] = new string([.. left[i].Where((_, at) => !gone[at])]).TrimEnd(' ', '\n');
        }

        return left;
    }

    /// <summary>Where each part stood first.</summary>
    private sealed class Seen
    {
        private readonly Dictionary<string, (int Document, int End)> _first = [];

        public int Document { get; set; }

        public void Cut(string part, int start, int end, bool[] cut)
        {
            if (_first.TryAdd(part, (Document, end))) return;
            var first = _first[part];
            for (var at = first.Document == Document ? Math.Max(start, first.End) : start; at < end; at++) cut[at] = true;
        }
    }

    private static bool IsContinued(string bytes, int at) => at < bytes.Length && (bytes[at] & 0xC0) == 0x80;

    private static List<ByteRange> Units(string bytes, PassageUnit unit)
    {
        if (unit == PassageUnit.Bytes) return [.. Enumerable.Range(0, bytes.Length).Select(at => new ByteRange(at, at + 1))];
        var starts = Enumerable.Range(0, bytes.Length).Where(at => !IsContinued(bytes, at)).ToArray();
        var characters = starts.Select((at, i) => new ByteRange(at, i + 1 < starts.Length ? starts[i + 1] : bytes.Length)).ToList();
        if (unit == PassageUnit.Characters) return characters;
        var words = new List<ByteRange>();
        foreach (var character in characters)
        {
            var isSymbol = bytes[character.Start] == 0xE2;
            if (bytes[character.Start] is ' ' or '\n') continue;
            var joins = words.Count > 0 && words[^1].End == character.Start && !isSymbol && bytes[words[^1].Start] != 0xE2;
            if (joins) words[^1] = words[^1] with { End = character.End };
            else words.Add(character);
        }

        return words;
    }
}
