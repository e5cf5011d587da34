using System.Buffers;
using System.IO.Compression;
using System.Text;
using Curation.Core;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>Reads block lists: one entry a line; also hosts-file lines (<c>0.0.0.0 host</c>) and ad-block lines (<c>||host^</c>); hosts with a scheme before
/// them, but not the addresses of pages; gzip or plain.</summary>
internal static class UrlList
{
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

    /// <summary>Gives every entry of a list in the form it is compared in.</summary>
    public static void Read(UrlKey kind, ReadOnlySpan<byte> list, ReadOnlySpanAction<byte, UrlKey> add)
    {
        if (list.StartsWith("\uFEFF"u8)) list = list[3..];
        while (!list.IsEmpty)
        {
            var length = list.IndexOf((byte)'\n');
            var line = (length < 0 ? list : list[..length]).Trim(" \t\r"u8);
            list = length < 0 ? default : list[(length + 1)..];
            if (line.IsEmpty || line[0] is (byte)'#' or (byte)'!') continue;
            if (kind == UrlKey.Exact) add(line, kind);
            else if (kind == UrlKey.Url) add(UrlText.Canonical(Encoding.UTF8.GetString(line)), kind);
            else AddHostOrWord(kind, line, add);
        }
    }

    private static void AddHostOrWord(UrlKey kind, ReadOnlySpan<byte> line, ReadOnlySpanAction<byte, UrlKey> add)
    {
        if (line.IndexOf((byte)'#') is >= 0 and var comment) line = line[..comment].TrimEnd(" \t"u8);
        if (kind is UrlKey.Host or UrlKey.Domain)
        {
            if (line.StartsWith("0.0.0.0 "u8) || line.StartsWith("127.0.0.1 "u8) || line.StartsWith("0.0.0.0\t"u8) || line.StartsWith("127.0.0.1\t"u8))
                line = line[(line.IndexOfAny(" \t"u8) + 1)..].Trim(" \t"u8);
            if (line.StartsWith("||"u8)) line = line[2..].TrimEnd((byte)'^');
            if (line.IndexOf("://"u8) is >= 0 and var scheme) line = line[(scheme + "://".Length)..].TrimEnd((byte)'/');
            if (line.StartsWith("*."u8)) line = line[2..];
            // a page is no host
            if (line.Contains((byte)'/')) return;
            line = line.Trim((byte)'.');
        }

        if (line.IsEmpty || line.ContainsAny(" \t"u8) && kind != UrlKey.Word) return;
        Span<byte> lower = stackalloc byte[HostText.Longest];
        if (line.Length <= lower.Length && Ascii.IsValid(line) && !line.Contains((byte)':'))
        {
            Ascii.ToLower(line, lower, out var written);
            add(lower[..written], kind);
        }
        else if (kind == UrlKey.Word) add(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line).ToLowerInvariant()), kind);
        else add(HostText.Canonical(Encoding.UTF8.GetString(line)), kind);
    }
}
