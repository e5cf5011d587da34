using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Counts on how many pages of its host each line stands, and writes the list that the stage <c>boilerplate-lines</c> reads.</summary>
/// <remarks>Takes about 40 bytes of memory for each different line of each host, and the text of those that are listed. The order of pages does not
/// matter.</remarks>
public sealed class HostLines(int minPages)
{
    private const int MaxShownBytes = 200;

    private readonly Dictionary<ulong, int> _pages = [];
    private readonly Dictionary<ulong, (string Host, string Line)> _listed = [];
    private readonly HashSet<ulong> _ofPage = [];

    /// <summary>Counts the lines of one page, each once.</summary>
    public void Add(string host, ReadOnlySpan<byte> text)
    {
        _ofPage.Clear();
        var seed = SeedOf(host);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = CodePoints.Trim(text[range]);
            var key = KeyOf(seed, line);
            if (line.IsEmpty || !_ofPage.Add(key)) continue;
            var pages = _pages[key] = _pages.GetValueOrDefault(key) + 1;
            if (pages == minPages) _listed.Add(key, (host, Shown(line)));
        }
    }

    /// <summary>Rows of hash, pages, host and line, tabs between; by host, the most frequent first.</summary>
    public IEnumerable<string> Rows() => _listed
        .OrderBy(entry => entry.Value.Host, StringComparer.Ordinal).ThenByDescending(entry => _pages[entry.Key]).ThenBy(entry => entry.Key)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key:x16}\t{_pages[entry.Key]}\t{entry.Value.Host}\t{entry.Value.Line}"));

    internal static ulong SeedOf(string host) => XxHash64.Hash(host);

    /// <summary>The hash of a line on a host.</summary>
    internal static ulong KeyOf(ulong host, ReadOnlySpan<byte> line) => XxHash64.Hash(CodePoints.Trim(line), host);

    private static string Shown(ReadOnlySpan<byte> line)
    {
        var end = Math.Min(line.Length, MaxShownBytes);
        while (end < line.Length && (line[end] & 0xC0) == 0x80) end--;
        return Encoding.UTF8.GetString(line[..end]).Replace('\t', ' ').Replace('\r', ' ');
    }
}
