using System.IO.Compression;
using System.Text;
using Curation.Core;

namespace Curation.Filters.Url;

/// <summary>Reads block lists, one entry a line, gzip or plain; lists of hosts in the layouts that <see cref="HostLine"/> knows.</summary>
internal static class UrlList
{
    private const int MaxShown = 60;

    /// <summary>The bytes of a list, unpacked.</summary>
    /// <exception cref="RecipeException">It is not the gzip that it begins as.</exception>
    public static byte[] Unpacked(string name, byte[] list)
    {
        if (list is not [0x1F, 0x8B, ..]) return list;
        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(list), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new RecipeException($"{name}: {error.Message}; a gzip file or text was expected");
        }
    }

    /// <summary>Gives every entry of a list in the form it is compared in, and counts those that are of no use.</summary>
    public static UnusedEntries Read(UrlKey kind, ReadOnlySpan<byte> list, TakeEntry take)
    {
        var unused = default(UnusedEntries);
        if (list.StartsWith("\uFEFF"u8)) list = list[3..];
        while (!list.IsEmpty)
        {
            var length = list.IndexOfAny((byte)'\n', (byte)'\r');
            var line = (length < 0 ? list : list[..length]).Trim(" \t"u8);
            list = length < 0 ? default : list[(length + 1)..];
            if (line.IsEmpty || line[0] is (byte)'#' or (byte)'!' || line.StartsWith("[Adblock"u8)) continue;
            unused.Entries++;
            if (IsTaken(kind, line, take)) continue;
            if (unused.Count++ == 0) unused.Example = Shown(line);
        }

        return unused;
    }

    private static bool IsTaken(UrlKey kind, ReadOnlySpan<byte> line, TakeEntry take) => kind switch
    {
        UrlKey.Exact or UrlKey.Url => PageLine.Read(kind, line, take),
        UrlKey.Word => take(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WithoutComment(line)).ToLowerInvariant()), kind),
        _ => HostLine.Read(kind, line, take),
    };

    private static ReadOnlySpan<byte> WithoutComment(ReadOnlySpan<byte> line) =>
        line.IndexOf((byte)'#') is >= 0 and var comment ? line[..comment].TrimEnd(" \t"u8) : line;

    private static string Shown(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxShown)]);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) + (line.Length > MaxShown ? "…" : "");
    }
}

/// <summary>Takes an entry in the form it is compared in; false where entries of its kind are of no use.</summary>
internal delegate bool TakeEntry(ReadOnlySpan<byte> entry, UrlKey kind);

/// <summary>The entries of a list that are of no use.</summary>
internal record struct UnusedEntries(int Entries, int Count, string? Example)
{
    /// <summary>Says so, where there are any.</summary>
    /// <param name="list">Name of the list.</param>
    /// <param name="expected">What was.</param>
    public readonly void Tell(Action<string> warn, string list, string expected)
    {
        if (Count > 0) warn(FormattableString.Invariant($"{list}: {Count} of {Entries} entries cannot be used, such as \"{Example}\"; expected {expected}"));
    }
}
